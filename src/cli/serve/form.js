// Lets files be dropped or chosen. A file goes into the form as base64, so that one plain form carries texts and files.
(() => {
  "use strict";
  const form = document.querySelector("#form");
  if (!form) return;
  const texts = form.querySelector("#texts");
  const problem = form.querySelector("#problem");
  const more = form.querySelector("#more");
  const go = form.querySelector("button.go");
  const most = Number(form.dataset.most);
  const panels = () => [...texts.querySelectorAll(".panel")];

  function tell(what) {
    problem.textContent = what;
  }

  function clear(panel) {
    panel.querySelector("input[name=file]")?.remove();
    panel.classList.remove("filled");
    panel.querySelector(".file").hidden = true;
    panel.querySelector(".choose").hidden = false;
    const area = panel.querySelector("textarea");
    area.disabled = false;
    const name = panel.querySelector("input[name=name]");
    name.value = name.defaultValue;
  }

  function base64(file) {
    return new Promise((done, failed) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.onerror = () => failed(reader.error);
      reader.readAsDataURL(file);
    });
  }

  async function fill(panel, file) {
    tell("");
    // A form writes a base64 character in up to three bytes; nearly all take one.
    if (file.size * 1.5 > most) return tell(`${file.name} is too large.`);
    let content;
    try {
      content = file.size ? await base64(file) : "";
    } catch {
      return tell(`${file.name} could not be read; is it a folder?`);
    }
    clear(panel);
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "file", value: content });
    const name = panel.querySelector("input[name=name]");
    name.before(input);
    name.value = file.name;
    panel.classList.add("filled");
    panel.querySelector("textarea").disabled = true;
    panel.querySelector(".choose").hidden = true;
    const shown = panel.querySelector(".file");
    shown.hidden = false;
    shown.querySelector("bdi").textContent = file.name;
  }

  function add() {
    const panel = document.querySelector("#panel").content.cloneNode(true).querySelector(".panel");
    const number = panels().length + 1;
    panel.querySelector("input[name=name]").defaultValue = `version ${number}`;
    panel.querySelector(".choose").hidden = false;
    texts.append(panel);
    return panel;
  }

  // Several files dropped at once fill the panels in order, from the one they are dropped on.
  async function drop(panel, files) {
    let at = files.length > panels().length - panels().indexOf(panel) ? 0 : panels().indexOf(panel);
    for (const file of files) await fill(panels()[at++] ?? add(), file);
  }

  const panelOf = (event) => event.target.closest?.(".panel") ?? panels().find((p) => !p.classList.contains("filled") && !p.querySelector("textarea").value) ?? panels()[0];
  const over = (panel) => panels().forEach((p) => p.classList.toggle("over", p === panel));
  document.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    over(panelOf(event));
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || over(null));
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    over(null);
    drop(panelOf(event), [...event.dataTransfer.files]);
  });
  texts.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.files.length) {
      drop(event.target.closest(".panel"), [...event.target.files]);
      event.target.value = "";
    }
  });
  texts.addEventListener("click", (event) => event.target.closest(".file button") && clear(event.target.closest(".panel")));
  more.addEventListener("click", () => add().querySelector("textarea").focus());

  form.addEventListener("submit", (event) => {
    tell("");
    const given = panels().filter((p) => p.classList.contains("filled") || p.querySelector("textarea").value.trim());
    const size = new URLSearchParams(new FormData(form)).toString().length;
    const document = given[0]?.classList.contains("filled") && /\.(docx|docm|odt)$/i.test(given[0].querySelector("input[name=name]").value);
    const alone = form.elements.as.value === "itself" || (form.elements.as.value === "versions" && document);
    if (given.length < (alone ? 1 : 2)) tell(alone ? "A text is needed." : "Two texts are needed.");
    else if (size > most) tell("The texts are too large together.");
    if (problem.textContent) return event.preventDefault();
    go.disabled = true;
    go.textContent = "Comparing…";
  });
  // Back from a report, the form is as it was left.
  addEventListener("pageshow", () => {
    go.disabled = false;
    go.textContent = "Compare";
  });
  more.hidden = false;
  for (const choose of form.querySelectorAll(".choose")) choose.hidden = false;
})();
