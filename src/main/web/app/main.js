import "./ui/app.js";

document.documentElement.dataset.text = localStorage.getItem("draad.text") ?? "normal";
document.body.append(document.createElement("draad-app"));
