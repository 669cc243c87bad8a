// The tempo of one actor.
import { drawTime } from "/static/time.js";

const survey = JSON.parse(document.getElementById("survey").textContent);
drawTime(document.getElementById("time"), survey.bars);
