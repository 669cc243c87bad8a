// The tempo of one actor.
"use strict";
drawTime(document.getElementById("time"), JSON.parse(document.getElementById("survey").textContent).bars);
