const contents = document.querySelector(".contents details");
if (contents instanceof HTMLDetailsElement && !matchMedia("(min-width: 60rem)").matches) contents.open = false;

const cited = document.querySelector(".cited");
if (cited instanceof HTMLElement && (location.hash === "" || location.hash === `#${cited.id}`)) {
  cited.scrollIntoView({ block: "start", behavior: "instant" });
  cited.focus({ preventScroll: true });
  const mark = cited.querySelector("mark");
  if (mark !== null && mark.getBoundingClientRect().bottom > innerHeight)
    mark.scrollIntoView({ block: "center", behavior: "instant" });
}
