/** Commands of LaTeX that stand for a character, in math and in words. */

/** A value of a table; undefined for names that every object inherits, such as `constructor`. */
export function lookUp(table: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Signs of math that the renderer lacks: of siunitx, astronomy and text. */
export const RARE_SIGNS: Record<string, string> = {
  // siunitx, the units that papers name most
  tera: "T", giga: "G", mega: "M", kilo: "k", centi: "c", milli: "m", micro: "µ", nano: "n",
  pico: "p", femto: "f", metre: "m", meter: "m", gram: "g", kilogram: "kg", second: "s",
  minute: "min", hour: "h", electronvolt: "eV", eV: "eV", joule: "J", watt: "W", volt: "V",
  ampere: "A", kelvin: "K", hertz: "Hz", newton: "N", pascal: "Pa", ohm: "Ω", tesla: "T",
  litre: "L", liter: "L", mole: "mol", barn: "b", percent: "%", celsius: "°C",
  degreeCelsius: "°C", angstrom: "Å", per: "/", squared: "²", cubed: "³", db: "dB",
  // astronomy
  la: "≲", ga: "≳", lsim: "≲", gsim: "≳", simlt: "≲", simgt: "≳", ltsim: "≲", gtsim: "≳",
  arcsec: "″", arcmin: "′", arcdeg: "°", degr: "°", fdg: ".°", farcs: ".″", farcm: ".′",
  earth: "⊕", larr: "←", rarr: "→", harr: "↔",
  // text
  textdegree: "°", textmu: "µ", textperthousand: "‰", permil: "‰", textendash: "–",
  textemdash: "—", textgreater: ">", textless: "<", textasciitilde: "~", texttrademark: "™",
  textregistered: "®", xmark: "✗", cmark: "✓", defeq: "≔",
}; // prettier-ignore

/** Signs of math. */
export const SIGNS: Record<string, string> = {
  ...RARE_SIGNS,
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", varepsilon: "ε", zeta: "ζ",
  eta: "η", theta: "θ", vartheta: "ϑ", iota: "ι", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν",
  xi: "ξ", pi: "π", varpi: "ϖ", rho: "ρ", varrho: "ϱ", sigma: "σ", varsigma: "ς", tau: "τ",
  upsilon: "υ", phi: "φ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω", Gamma: "Γ", Delta: "Δ",
  Theta: "Θ", Lambda: "Λ", Xi: "Ξ", Pi: "Π", Sigma: "Σ", Upsilon: "Υ", Phi: "Φ", Psi: "Ψ",
  Omega: "Ω", upmu: "μ", hbar: "ℏ", ell: "ℓ", imath: "ı", jmath: "ȷ", Re: "Re", Im: "Im",
  aleph: "ℵ", emptyset: "∅", varnothing: "∅", infty: "∞", partial: "∂", nabla: "∇",
  times: "×", pm: "±", mp: "∓", cdot: "·", div: "÷", ast: "*", star: "⋆", bullet: "•",
  circ: "∘", oplus: "⊕", ominus: "⊖", otimes: "⊗", odot: "⊙", wedge: "∧", vee: "∨", cap: "∩",
  cup: "∪", setminus: "∖", ltimes: "⋉", rtimes: "⋊", dagger: "†", ddagger: "‡", top: "⊤",
  bot: "⊥", perp: "⊥", prime: "′", neg: "¬", deg: "°", degree: "°", sun: "☉", square: "□",
  sharp: "♯", flat: "♭", natural: "♮", checkmark: "✓", bigstar: "★", triangle: "△", backslash: "∖",
  sim: "∼", simeq: "≃", approx: "≈", cong: "≅", equiv: "≡", propto: "∝", asymp: "≍", leq: "≤",
  le: "≤", leqslant: "≤", geq: "≥", ge: "≥", geqslant: "≥", lt: "<", gt: ">", neq: "≠",
  ne: "≠", ll: "≪", gg: "≫", lesssim: "≲", gtrsim: "≳", prec: "≺", preceq: "⪯", succ: "≻",
  succeq: "⪰", in: "∈", notin: "∉", ni: "∋", subset: "⊂", subseteq: "⊆", supset: "⊃",
  supseteq: "⊇", mid: "|", parallel: "∥", vert: "|", Vert: "‖", lvert: "|", rvert: "|",
  lVert: "‖", rVert: "‖", models: "⊨", vdash: "⊢", triangleq: "≜", coloneqq: "≔", colon: ":",
  to: "→", rightarrow: "→", longrightarrow: "→", leftarrow: "←", leftrightarrow: "↔",
  Rightarrow: "⇒", implies: "⇒", Leftarrow: "⇐", Leftrightarrow: "⇔", iff: "⇔", uparrow: "↑",
  downarrow: "↓", mapsto: "↦", hookrightarrow: "↪", rightleftharpoons: "⇌",
  langle: "⟨", rangle: "⟩", lceil: "⌈", rceil: "⌉", lfloor: "⌊", rfloor: "⌋", lbrace: "{",
  rbrace: "}", dots: "…", ldots: "…", cdots: "…", dotsc: "…", vdots: "⋮", sqrt: "√", sum: "∑",
  prod: "∏", int: "∫", oint: "∮", bigcup: "⋃", bigcap: "⋂", bigoplus: "⨁", bigotimes: "⨂",
  forall: "∀", exists: "∃", AA: "Å", copyright: "©", pounds: "£", euro: "€",
}; // prettier-ignore
