// Where one incident lies: a point, on a map that shows the land around it.
"use strict";
const point = JSON.parse(document.getElementById("point").textContent);
const HEIGHTS = { site: 5, town: 5, district: 4.5, province: 4, sea: 3 };

Plotly.newPlot(document.getElementById("inset"), [{
  type: "scattermap", mode: "markers", lat: [point.lat], lon: [point.lon], text: [point.name], hovertemplate: "%{text}<extra></extra>",
  marker: { size: 14, color: colour("--point"), opacity: 0.85 },
}], {
  height: 240, margin: { l: 0, r: 0, t: 0, b: 0 }, paper_bgcolor: "transparent", font: FONT, showlegend: false,
  map: layMap({ lat: point.lat, lon: point.lon }, HEIGHTS[point.precision] ?? 3),
}, CONFIG).catch((error) => {
  document.getElementById("inset").textContent = `The map cannot be drawn in this browser (${error.message}).`;
});
