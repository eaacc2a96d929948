// Lets files be dropped or chosen. A file goes into the form as base64, so that one plain form carries texts and files.
// What was given stands in this entry of the browser's history alone, so that the way back from a report leads to it.
(() => {
  "use strict";
  const form = document.querySelector("#form");
  if (!form) return;
  const texts = form.querySelector("#texts");
  const problem = form.querySelector("#problem");
  const more = form.querySelector("#more");
  const go = form.querySelector("button.go");
  const stop = form.querySelector("#stop");
  const progress = form.querySelector("#progress");
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
    panel.querySelector(".about").hidden = false;
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
    put(panel, file.name, content);
  }

  function put(panel, title, content) {
    clear(panel);
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "file", value: content });
    const name = panel.querySelector("input[name=name]");
    name.before(input);
    name.value = title;
    panel.classList.add("filled");
    panel.querySelector("textarea").disabled = true;
    panel.querySelector(".choose").hidden = true;
    panel.querySelector(".about").hidden = true;
    const shown = panel.querySelector(".file");
    shown.hidden = false;
    shown.querySelector("bdi").textContent = title;
  }

  // All that was given, and back.
  const field = (panel, name) => panel.querySelector(`[name=${name}]`);
  const given = () => panels().map((p) => ({
    text: field(p, "text").value, title: field(p, "title").value, date: field(p, "date").value, name: field(p, "name").value, file: field(p, "file")?.value,
  }));
  function take(list) {
    for (const [i, one] of list.entries()) {
      const panel = panels()[i] ?? add();
      clear(panel);
      for (const name of ["text", "title", "date"]) field(panel, name).value = one[name];
      if (one.file !== undefined) put(panel, one.name, one.file);
    }
  }
  function exchange() {
    const [first, second, ...rest] = given();
    take([second, first, ...rest]);
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

  // A browser shows no sign that a page is on its way: the time that it takes stands here.
  let clock = null;
  function waiting(size) {
    const start = Date.now();
    const long = size > 200000 ? " These are long texts: that can take a while." : "";
    progress.textContent = `Comparing.${long}`;
    clock = setInterval(() => {
      const seconds = Math.round((Date.now() - start) / 1000);
      // Read aloud every ten seconds only.
      progress.ariaLive = seconds % 10 ? "off" : "polite";
      progress.textContent = `Comparing, ${seconds} s.${long}`;
    }, 1000);
    go.disabled = true;
    stop.hidden = false;
  }
  function idle() {
    clearInterval(clock);
    progress.textContent = "";
    go.disabled = false;
    stop.hidden = true;
  }

  form.addEventListener("submit", (event) => {
    tell("");
    const filled = panels().filter((p) => p.classList.contains("filled") || p.querySelector("textarea").value.trim());
    const size = new URLSearchParams(new FormData(form)).toString().length;
    const document = filled[0]?.classList.contains("filled") && /\.(docx|docm|odt)$/i.test(filled[0].querySelector("input[name=name]").value);
    const as = form.elements.as.value;
    const alone = as === "itself" || (as === "versions" && document);
    if (as === "sources" && filled.length < 2) tell("The text and at least one source are needed.");
    else if (filled.length < (alone ? 1 : 2)) tell(alone ? "A text is needed." : "Two texts are needed.");
    else if (size > most) tell("The texts are too large together.");
    if (problem.textContent) return event.preventDefault();
    try {
      history.replaceState({ as, given: given() }, "");
    } catch {
      // Too much for the browser to keep: it may still have the page itself.
    }
    waiting(size);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || go.disabled) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.querySelector("#exchange").addEventListener("click", exchange);
  stop.addEventListener("click", () => {
    window.stop();
    idle();
  });

  // Back from a report, the form is as it was left; the report may ask for the other order.
  addEventListener("pageshow", (event) => {
    idle();
    if (!event.persisted && history.state?.given) {
      form.elements.as.value = history.state.as;
      take(history.state.given);
    }
    const wish = sessionStorage.getItem("recount");
    sessionStorage.removeItem("recount");
    if (wish === "swap" && given().filter((g) => g.file || g.text.trim()).length > 1) {
      exchange();
      form.requestSubmit();
    }
  });
  for (const e of form.querySelectorAll("#more, #exchange, .choose")) e.hidden = false;
})();
