/**
 * Says something to screen readers without moving the focus. Two regions take turns, so that the same sentence twice is
 * heard twice.
 */
const regions = [0, 1].map(() => {
  const region = document.createElement("div");
  region.className = "announcements";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  document.body.append(region);
  return region;
});
let turn = 0;

/** @param {string} sentence */
export function announce(sentence) {
  turn = 1 - turn;
  regions[turn].textContent = sentence;
  regions[1 - turn].textContent = "";
}
