// Maps: a base map drawn of the municipality's own areas, or tiles where they are set; a pin that keys move; points in clusters.
"use strict";
(() => {
  const L = window.L;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const fill = (text, values) =>
    Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, value), text);

  const element = window.Lykta.element;

  const looks = () => ({
    municipality: { color: css("--map-line"), weight: 2, fillColor: css("--map-ground"), fillOpacity: 1 },
    district: { color: css("--map-district"), weight: 1, fill: true, fillColor: css("--map-town"), fillOpacity: 1 },
    road: { color: css("--map-road"), weight: 1, fill: true, fillColor: css("--map-road"), fillOpacity: 1 },
  });

  async function drawBase(map, box, renderer) {
    const answer = await fetch(box.dataset.map);
    if (!answer.ok) throw new Error("no map");
    const areas = await answer.json();
    const group = L.featureGroup();
    const drawn = [];
    for (const layer of ["municipality", "district", "road"]) {
      const features = areas.features.filter((feature) => feature.properties.layer === layer);
      const shape = L.geoJSON(
        { type: "FeatureCollection", features },
        { style: () => looks()[layer], interactive: false, renderer });
      shape.addTo(group);
      drawn.push([shape, layer]);
      if (layer === "district") {
        for (const feature of features) {
          const middle = L.geoJSON(feature).getBounds().getCenter();
          L.marker(middle, {
            interactive: false, keyboard: false,
            icon: L.divIcon({
              className: "map-name", iconSize: null,
              html: element("span", "", feature.properties.name),
            }),
          }).addTo(group);
        }
      }
    }
    group.addTo(map);
    // Names that would lie over one another are left out until one comes closer.
    const thin = () => {
      const shown = [];
      for (const name of map.getPane("markerPane").querySelectorAll(".map-name span")) {
        name.hidden = false;
        const box = name.getBoundingClientRect();
        name.hidden = shown.some((other) =>
          box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
        if (!name.hidden) shown.push(box);
      }
    };
    map.on("zoomend viewreset resize", thin);
    map.whenReady(() => setTimeout(thin));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      drawn.forEach(([shape, layer]) => shape.setStyle(looks()[layer])));
    return group;
  }

  // A map in a `.map-box`. `ready` fulfils with it once it is drawn; `says` tells something aloud.
  function create(box) {
    const words = JSON.parse(box.dataset.words);
    const status = box.querySelector(".map-says");
    const says = (text) => { status.textContent = text; };
    const renderer = L.svg({ padding: 0.5 });
    const map = L.map(box.querySelector(".map"), {
      zoomControl: false, attributionControl: false, renderer, zoomSnap: 0.5, minZoom: 7, maxZoom: 19,
      fadeAnimation: false, zoomAnimation: false, markerZoomAnimation: false,
    });
    L.control.zoom({
      zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut, zoomInText: "", zoomOutText: "",
    }).addTo(map);
    if (box.dataset.tiles) {
      L.tileLayer(box.dataset.tiles, { maxZoom: 19, referrerPolicy: "no-referrer" }).addTo(map);
      box.append(element("p", "map-attribution", box.dataset.attribution));
    }
    const made = { map, box, words, says, pin: null };
    made.ready = (async () => {
      try {
        const group = await drawBase(map, box, renderer);
        if (box.dataset.tiles) group.eachLayer((layer) => layer.setStyle && layer.setStyle({ fillOpacity: 0 }));
        if (!map._loaded) map.fitBounds(group.getBounds(), { padding: [8, 8], animate: false });
      } catch {
        if (!map._loaded) map.setView([62, 15], 5);
        says(words.failed);
      }
      if (box.dataset.points) await showPoints(made, box.dataset.points);
      return made;
    })();
    if (box.dataset.pin) made.ready.then(() => takePin(made, box.dataset.pin));
    return made;
  }

  // Points out of a GeoJSON collection, gathered where they lie close; `label` and `href` of a feature name and lead to it.
  async function showPoints(made, address) {
    const answer = await fetch(address);
    if (!answer.ok) { made.says(made.words.failed); return; }
    const points = await answer.json();
    if (made.points) made.map.removeLayer(made.points);
    made.points = L.markerClusterGroup({
      animate: false, showCoverageOnHover: false, spiderfyOnMaxZoom: true, chunkedLoading: true,
      iconCreateFunction: (cluster) => {
        const count = cluster.getChildCount();
        const shown = element("span", "map-cluster-in", String(count));
        shown.setAttribute("aria-label", fill(made.words.cluster, { count }));
        return L.divIcon({ className: "map-cluster", html: shown, iconSize: [44, 44] });
      },
    });
    L.geoJSON(points, {
      pointToLayer: (feature, place) => {
        const label = String(feature.properties.label ?? "");
        const marker = L.marker(place, {
          title: label, alt: label, keyboard: true,
          icon: L.divIcon({ className: "map-point", html: element("span", "unseen", label), iconSize: [28, 28] }),
        });
        if (feature.properties.href) marker.on("click", () => { location.href = feature.properties.href; });
        return marker;
      },
    }).addTo(made.points);
    made.points.addTo(made.map);
  }

  // A pin whose place goes into the fields `name-lon`, `name-lat` and `name-accuracy`.
  function takePin(made, name) {
    const { map, words, says } = made;
    const field = (part) => document.getElementById(`${name}-${part}`);
    // The page may have gone on before the map was drawn.
    if (!field("lon") || !made.box.isConnected) return;
    let circle = null;
    const keep = (place, accuracy) => {
      field("lon").value = place.lng.toFixed(6);
      field("lat").value = place.lat.toFixed(6);
      field("accuracy").value = accuracy === undefined ? "" : String(Math.round(accuracy));
      if (circle) { map.removeLayer(circle); circle = null; }
      if (accuracy !== undefined) {
        circle = L.circle(place, { radius: accuracy, color: css("--accent"), weight: 1, interactive: false }).addTo(map);
      }
      field("lon").dispatchEvent(new Event("change", { bubbles: true }));
    };
    const set = (place, accuracy) => {
      if (!made.pin) {
        made.pin = L.marker(place, {
          draggable: true, keyboard: true, title: words.pin, alt: words.pin, zIndexOffset: 1000,
          icon: L.divIcon({ className: "map-pin", html: element("span", "map-pin-in"), iconSize: [44, 44], iconAnchor: [22, 42] }),
        }).addTo(map);
        made.pin.on("dragend", () => { keep(made.pin.getLatLng()); says(words.set); });
        const handle = made.pin.getElement();
        handle.setAttribute("role", "button");
        handle.setAttribute("aria-label", words.pin);
        handle.addEventListener("keydown", (event) => {
          const steps = { ArrowUp: [0, -1, "north"], ArrowDown: [0, 1, "south"], ArrowLeft: [-1, 0, "west"], ArrowRight: [1, 0, "east"] };
          const step = steps[event.key];
          if (!step) return;
          event.preventDefault();
          event.stopPropagation();
          const by = event.shiftKey ? 50 : 10;
          const from = made.pin.getLatLng();
          const to = map.unproject(map.project(from).add([step[0] * by, step[1] * by]));
          made.pin.setLatLng(to);
          if (!map.getBounds().pad(-0.1).contains(to)) map.panTo(to, { animate: false });
          keep(to);
          const metres = Math.round(map.distance(from, to));
          says(fill(words.moved, { metres, direction: words[step[2]] }));
        });
      }
      made.pin.setLatLng(place);
      keep(place, accuracy);
    };
    made.set = set;
    map.on("click", (event) => { set(event.latlng); says(words.set); });
    // What was typed may be no number; then the form says so.
    if (["lon", "lat"].every((part) => field(part).value && Number.isFinite(Number(field(part).value)))) {
      const place = L.latLng(Number(field("lat").value), Number(field("lon").value));
      const accuracy = Number(field("accuracy").value) || undefined;
      map.setView(place, 17, { animate: false });
      set(place, accuracy);
    }
    document.querySelectorAll("[data-place-pin]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        set(map.getCenter());
        says(words.set);
        made.pin.getElement().focus();
      });
    });
    document.querySelectorAll("[data-locate]").forEach((button) => {
      if (!navigator.geolocation) return;
      button.hidden = false;
      button.addEventListener("click", () => {
        says(words.locating);
        navigator.geolocation.getCurrentPosition(
          ({ coords }) => {
            const place = L.latLng(coords.latitude, coords.longitude);
            map.setView(place, coords.accuracy > 300 ? 15 : 17, { animate: false });
            set(place, coords.accuracy);
            says(fill(words.located, { metres: Math.max(1, Math.round(coords.accuracy)) }));
          },
          () => says(words.notLocated),
          { enableHighAccuracy: true, timeout: 15000, maximumAge: 30000 });
      });
    });
  }

  const begin = (root) => [...root.querySelectorAll("[data-map]")].map(create);
  Object.assign(window.Lykta, { createMap: create, showPoints, begin });
  window.Lykta.maps = [];
  // Where the page was already there, whoever loads this script begins its maps.
  if (document.readyState !== "complete") {
    document.addEventListener("DOMContentLoaded", () => { window.Lykta.maps = begin(document); });
  }
})();
