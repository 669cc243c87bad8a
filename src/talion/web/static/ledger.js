// Draws the line of time and the map from the page's own data; what is chosen there becomes an address.
"use strict";

const survey = JSON.parse(document.getElementById("survey").textContent);

/** The present address with other filters; an empty value takes one away, and the first page is shown. */
function address(changes) {
  const at = new URL(window.location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value) at.searchParams.set(name, value);
    else at.searchParams.delete(name);
  }
  at.searchParams.delete("page");
  return at.href;
}

async function offerTime(place) {
  await drawTime(place, survey.bars);
  if (!LIVE) return;
  place.on("plotly_selected", (chosen) => {
    if (!chosen?.range) return;
    const [since, until] = chosen.range.x.map((moment) => String(moment).slice(0, 10));
    window.location.assign(address({ since, until }));
  });
  place.on("plotly_click", ({ points: [point] }) => window.location.assign(address({ since: point.x, until: point.x })));
}

/** Where the map looks at first: the middle of the points, as near as all of them allow. */
function view(cells, place) {
  if (!cells.length) return [{ lat: 20, lon: 20 }, 0.6];
  const lats = cells.map((cell) => cell.lat), lons = cells.map((cell) => cell.lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)], [west, east] = [Math.min(...lons), Math.max(...lons)];
  // At zoom z the whole world is 512 * 2^z pixels wide; a degree of latitude is taller than one of longitude.
  const width = Math.max(east - west, 1) / 360, height = Math.max((north - south) * 1.3, 1) / 360;
  const zoom = Math.log2(Math.min((place.clientWidth - 60) / (512 * width), (place.clientHeight - 60) / (512 * height)));
  return [{ lat: (south + north) / 2, lon: (west + east) / 2 }, Math.min(7, Math.max(0, zoom))];
}

function words(cell) {
  const where = cell.place ? ` at ${cell.place}` : "";
  const dead = cell.killed ? `, ${cell.killed} killed by the highest figures` : "";
  return `${cell.incidents} incident${cell.incidents === 1 ? "" : "s"}${where}${dead}`;
}

async function drawMap(place) {
  const most = Math.max(1, ...survey.areas.map((area) => area.incidents));
  const largest = Math.max(1, ...survey.cells.map((cell) => cell.incidents));
  const shaded = {
    type: "choroplethmap", geojson: OUTLINES, locations: survey.areas.map((area) => area.country),
    z: survey.areas.map((area) => Math.sqrt(area.incidents / most)), zmin: 0, zmax: 1, showscale: false,
    text: survey.areas.map((area) => `${area.incidents} known to the country only`), hovertemplate: "%{location}: %{text}<extra></extra>",
    colorscale: [[0, colour("--land")], [1, colour("--area")]], marker: { line: { width: 0.5, color: colour("--border") }, opacity: 0.8 },
  };
  const points = {
    type: "scattermap", mode: "markers", lat: survey.cells.map((cell) => cell.lat), lon: survey.cells.map((cell) => cell.lon),
    text: survey.cells.map(words), hovertemplate: "%{text}<extra></extra>", customdata: survey.cells,
    marker: { size: survey.cells.map((cell) => 6 + 26 * Math.sqrt(cell.incidents / largest)), color: colour("--point"), opacity: 0.65 },
  };
  await Plotly.newPlot(place, [shaded, points], {
    height: 380, margin: { l: 0, r: 0, t: 0, b: 0 }, paper_bgcolor: "transparent", font: FONT, showlegend: false,
    map: layMap(...view(survey.cells, place)),
  }, { ...CONFIG, scrollZoom: true });
  place.on("plotly_click", ({ points: [point] }) => {
    const cell = point.customdata;
    if (cell?.id) window.location.assign(LIVE ? `/incidents/${cell.id}` : `incidents/${cell.id}.html`);
    else if (!LIVE) return;
    else if (cell?.place) window.location.assign(address({ place: cell.place }));
    else if (point.location) window.location.assign(address({ country: point.location }));
  });
}

offerTime(document.getElementById("time"));
drawMap(document.getElementById("map")).catch((error) => {
  document.getElementById("map").textContent = `The map cannot be drawn in this browser (${error.message}); the table has all that it shows.`;
});
