import { byId, element } from "./dom.js";
import { takeFlash } from "./flash.js";
import { setUpPeople } from "./people.js";

setUpPeople(location.href);
for (const opener of document.querySelectorAll("[data-open-people]")) {
  opener.addEventListener("click", () => byId("open-people", HTMLButtonElement).click());
}

const done = takeFlash();
if (done !== null) {
  const flash = byId("flash", HTMLElement);
  flash.append(element("span", {}, done.sentence));
  if (done.next !== null) {
    const words = `次の申請へ：${done.next.title}${done.next.waiting > 1 ? `（ほか${done.next.waiting - 1}件）` : ""}`;
    flash.append(element("a", { href: done.next.to, class: "flash-next" }, words));
  }
  flash.hidden = false;
  flash.focus();
}
