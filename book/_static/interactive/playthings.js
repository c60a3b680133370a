/* Made from book/interactive by 'make interactive'; do not edit. */
"use strict";(()=>{var lt=`/* Colours of the book's own drawings, checked for contrast on their card. */
.pt {
  --pt-card: #ffffff;
  --pt-edge: #d0d7de;
  --pt-ink: #1f2933;
  --pt-soft: #5b6672;
  --pt-blue: #0072b2;
  --pt-orange: #c04f00;
  --pt-green: #00795c;
  --pt-press: #0b5a8f;
  --pt-field: #ffffff;
  --pt-field-edge: #7b8794;
}

html[data-theme="dark"] .pt {
  --pt-card: #1b212a;
  --pt-edge: #3b4654;
  --pt-ink: #e6eaef;
  --pt-soft: #a7b1bc;
  --pt-blue: #6cc0f0;
  --pt-orange: #ff9d57;
  --pt-green: #4fd1a8;
  --pt-press: #7cc8f4;
  --pt-field: #11161d;
  --pt-field-edge: #8793a0;
}

.plaything .pt {
  background: var(--pt-card);
  border: 1px solid var(--pt-edge);
  border-radius: 10px;
  color: var(--pt-ink);
  display: block;
  font-size: 0.95rem;
  line-height: 1.45;
  margin: 1.5rem 0;
  padding: 0.9rem;
  text-align: left;
  width: auto;
}

.pt p {
  margin: 0;
}
.plaything .pt .pt-task {
  color: var(--pt-ink);
  font-size: 1.02rem;
  font-weight: 650;
  margin-bottom: 0.75rem;
}

.pt-stages {
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem;
  justify-content: center;
}
.pt-stages > * {
  flex: 1 1 280px;
  max-width: 420px;
  min-width: 0;
}
.pt-stages canvas,
.pt-stages svg {
  display: block;
  height: auto;
  max-width: 100%;
  width: 100%;
}

/* Two pictures that are read together stay together, on a phone too. */
.pt-stages.pt-side-by-side {
  display: grid;
  grid-template-columns: repeat(2, minmax(0, 420px));
}
.pt-stages.pt-plane {
  align-items: start;
  grid-template-columns: minmax(0, 400px) minmax(0, 240px);
}

.pt-state {
  font-variant-numeric: tabular-nums;
  min-height: 1.45em;
  padding: 0.6rem 0;
}
.pt-state > span {
  display: block;
}

.pt-controls {
  display: grid;
  gap: 0.7rem;
}
.pt-row {
  align-items: end;
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem 0.75rem;
}

.pt button,
.pt select,
.pt input:not([type="range"]) {
  background: var(--pt-field);
  border: 1px solid var(--pt-field-edge);
  border-radius: 6px;
  color: var(--pt-ink);
  font: inherit;
  margin: 0;
  min-height: 2.6rem;
  padding: 0.3rem 0.8rem;
}

.pt button {
  cursor: pointer;
  touch-action: manipulation;
}
.pt button:hover {
  border-color: var(--pt-press);
}
.pt button.pt-run {
  background: var(--pt-press);
  border-color: var(--pt-press);
  color: var(--pt-card);
  font-weight: 600;
  min-width: 5.2rem;
}
.pt button[aria-pressed="true"] {
  border-color: var(--pt-press);
  box-shadow: inset 0 0 0 1px var(--pt-press);
  font-weight: 600;
}
.pt button:disabled {
  border-style: dashed;
  color: var(--pt-soft);
  cursor: default;
}
.pt select {
  padding-right: 0.4rem;
}

.pt-control {
  display: grid;
  font-size: 0.88rem;
  gap: 0.15rem;
}
.pt-control:has(input[type="range"]) {
  flex: 1 1 10rem;
  max-width: 22rem;
}
.pt label {
  color: var(--pt-ink);
  display: inline;
  margin: 0;
}
.pt-control strong {
  font-variant-numeric: tabular-nums;
}
.pt input[type="range"] {
  accent-color: var(--pt-press);
  height: 2.6rem;
  margin: 0;
  width: 100%;
}

.pt-label {
  align-self: center;
  font-size: 0.88rem;
}

.pt :focus-visible {
  outline: 3px solid var(--pt-press);
  outline-offset: 2px;
}

.pt-draggable {
  cursor: crosshair;
  touch-action: none;
}

.plaything .pt .pt-caption {
  border-top: 1px solid var(--pt-edge);
  color: var(--pt-soft);
  font-size: 0.88rem;
  margin: 0.9rem 0 0;
  max-width: none;
  padding: 0.6rem 0 0;
  text-align: left;
}

.plaything .pt-still {
  display: none;
}

@media (max-width: 640px) {
  .plaything .pt {
    padding: 0.7rem;
  }
  /* The plane needs the whole width to be read and to be met by a finger. */
  .pt-stages.pt-plane {
    grid-template-columns: 1fr;
  }
  .pt-stages.pt-plane > :last-child {
    margin: auto;
    width: 55%;
  }
}

@media print {
  .plaything .pt {
    display: none;
  }
  .plaything .pt-still {
    display: block;
  }
}

/* The perceptron */

.pt-border {
  fill: none;
  stroke: var(--pt-edge);
}
.pt-axis {
  stroke: var(--pt-edge);
}
.pt-yes {
  fill: var(--pt-orange);
  fill-opacity: 0.14;
}
.pt-line {
  stroke: var(--pt-ink);
  stroke-width: 2.5;
}
.pt-old-line {
  stroke: var(--pt-soft);
  stroke-dasharray: 6 5;
  stroke-width: 1.5;
}
.pt-ring {
  fill: none;
  stroke: var(--pt-green);
  stroke-width: 3;
}
.pt-plus {
  fill: var(--pt-orange);
}
.pt-minus {
  fill: var(--pt-blue);
}
.pt-handle {
  fill: var(--pt-card);
  stroke: var(--pt-ink);
  stroke-width: 2.5;
}
.pt-movable {
  cursor: grab;
  touch-action: none;
  user-select: none;
}
.pt-movable:active {
  cursor: grabbing;
}
.pt-movable text {
  fill: var(--pt-card);
  font:
    700 12px system-ui,
    sans-serif;
}
.pt-movable:focus-visible {
  outline: none;
}
.pt-movable:focus-visible > :first-child {
  stroke: var(--pt-press);
  stroke-width: 3;
}

.pt-numbers {
  align-content: start;
  display: grid;
  font-size: 0.92rem;
  font-variant-numeric: tabular-nums;
  gap: 0.35rem 0.6rem;
  grid-template-columns: max-content 1fr;
  margin: 0;
  min-height: 13rem;
}

.pt-numbers dt {
  color: var(--pt-soft);
  font-weight: 600;
}
.plaything .pt .pt-numbers :is(dt, dd) {
  margin: 0;
}

.plaything .pt .pt-legend {
  display: flex;
  flex-wrap: wrap;
  font-size: 0.88rem;
  gap: 0.2rem 1.2rem;
  margin-bottom: 0.4rem;
}
.pt-key-blue {
  color: var(--pt-blue);
}
.pt-key-orange {
  color: var(--pt-orange);
}
.pt-key-green {
  color: var(--pt-green);
}

/* The convolution */

.pt-sum {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  font-variant-numeric: tabular-nums;
  gap: 0.5rem 0.4rem;
  justify-content: center;
  margin-top: 0.9rem;
}
.pt-sign {
  font-size: 1.05rem;
}
.pt-grid {
  display: grid;
  gap: 2px;
  grid-template-columns: repeat(3, auto);
}
.pt-grid-name {
  color: var(--pt-soft);
  font-size: 0.82rem;
  grid-column: 1 / -1;
  text-align: center;
}
.pt-grid > span:not(.pt-grid-name) {
  border: 1px solid var(--pt-edge);
  font-size: 0.85rem;
  line-height: 2.5rem;
  min-width: 2.75rem;
  padding: 0 0.2rem;
  text-align: center;
}
.plaything .pt-grid input[type="number"] {
  appearance: textfield;
  -moz-appearance: textfield;
  border-radius: 0;
  font-size: 0.9rem;
  min-width: 0;
  padding: 0;
  text-align: center;
  width: 2.75rem;
}
.pt-grid input::-webkit-inner-spin-button {
  appearance: none;
  margin: 0;
}
`;function S(n,A={},...t){let e=document.createElement(n);return J(e,A),e.append(...t),e}function Q(n,A={},...t){let e=document.createElementNS("http://www.w3.org/2000/svg",n);return J(e,A),e.append(...t),e}function J(n,A){for(let[t,e]of Object.entries(A))e===!1?n.removeAttribute(t):n.setAttribute(t,e===!0?"":String(e))}function z(n,A){let t=S("button",{type:"button"},n);return t.addEventListener("click",A),t}var Kt=0;function ct(n,A,t=[]){return A.id=`pt-control-${Kt+=1}`,S("div",{class:"pt-control"},S("span",{},S("label",{for:A.id},n)," ",...t),A)}function mA(n,A,t,e){let r=S("select",{},...A.map(([o,a])=>S("option",{value:o},a)));return r.value=t,r.addEventListener("change",e),{element:ct(n,r),get value(){return r.value},set value(o){r.value=o}}}function _(n,A,t,e){let r=A.map(a=>[a,a]),o=mA(n,r,t,e);return{element:o.element,get value(){return Number(o.value)}}}function wA(n){let{label:A,min:t,max:e,step:r,initial:o,format:a,onInput:s}=n,i=S("input",{type:"range",min:t,max:e,step:r,value:o}),m=S("strong",{"aria-hidden":"true"}),l=()=>{m.textContent=a(Number(i.value)),i.setAttribute("aria-valuetext",a(Number(i.value)))};return i.addEventListener("input",()=>{l(),s()}),l(),{element:ct(A,i,[m]),get value(){return Number(i.value)},set value(T){i.value=String(T),l()}}}var _A=["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAuW/cofAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAl+/v9awAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVxfv7/WsAAAAAAAAAAAAAAAAAAAAAAAAAAABuvvv7+/2pbT4AAAAAAAAAAAAAAAAAAAAAAAAA/fv7+/v9+/vcMwAAAAAAAAAAAAAAAAAAAAAAtv/9/f396t79/f0AAAAAAAAAAAAAAAAAAAAAP939+/v7k00+gPv7aQAAAAAAAAAAAAAAAAAAIOf7/fvciQoAAB/m+/NxBQAAAAAAAAAAAAAAACX7+/28FAAAAAAAbfv9+yMAAAAAAAAAAAAAAAAl+/vJHgAAAAAAAB/I/fsjAAAAAAAAAAAAAAAAJf39AAAAAAAAAAAgyv/9pAAAAAAAAAAAAAAAAIz7+wAAAAAAAAAAbfv9+yMAAAAAAAAAAAAAAADZ+/sAAAAAAAAVP+f7/eYeAAAAAAAAAAAAAAAA2fv7AAAAAAAAkPv7+909AAAAAAAAAAAAAAAAANn7+wAAAAAAtt37+/u0AAAAAAAAAAAAAAAAAADa/f1JSeT9/f/9/f39AAAAAAAAAAAAAAAAAAAAcfv7/fv7+/v9+/v7kwAAAAAAAAAAAAAAAAAAAB/m+/37+/v7/ea9IwoAAAAAAAAAAAAAAAAAAAAAPo79+/v7+/1rAAAAAAAAAAAAAAAAAAAAAAAAAAAASK77rUdIHgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAm/m0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAV/xSAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIfxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAC30lgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABU/j8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAyt8LAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIP7YAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF/+wwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACM/k0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA57c0IAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAfP+lAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAKv+UQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABjo1wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB4/p8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAl/6OAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOT+QgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD37/kIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACN/s0DAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAK1/55AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABcawCgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHR9q///ll0AAAAAAAAAAAAAAAAAAAAAAAAAAKn9/f39/f3aHgAAAAAAAAAAAAAAAAAAAAAAAKn9/f3VjrD9/XoAAAAAAAAAAAAAAAAAAAAAADT6/dIgDAAGzv2MAAAAAAAAAAAAAAAAAAAAAABN+9IZAAAAevj9QQAAAAAAAAAAAAAAAAAAAAAAAB8SAAAAANH9/UEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHX3/cYKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEz3/ec/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAACA/f2QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACw9v2fDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAZ6v3pIwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAxv39jQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAATvj9vQwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE8j9/Y0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIb9/a0MAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD4/f0ZAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+P39KxQUFBQFAAUUFCWWlpaTCgAAAAAAAAAAAPj9/f39/f39qI+m/f39/f39/XsAAAAAAAAAAACu/f39/f39/f39/f359/epdXU5AAAAAAAAAAAAAHZ7e3um/f39m3t7KQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwpkpIwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAyB/f39+qMSAAAAAAAAAAAAAAAAAAAAAAAAAACF/f39/f395UYAAAAAAAAAAAAAAAAAAAAAAAAAZf38kWZr7f33gAoAAAAAAAAAAAAAAAAAAAAAALX9pwAAAD3r/f2jBQAAAAAAAAAAAAAAAAAAAAD//SsAAAAAOsH9/aQEAAAAAAAAAAAAAAAAAAAAu/0gAAAAAAA37P39VgAAAAAAAAAAAAAAAAAAAJL9IABkvldXV5P9/XsAAAAAAAAAAAAAAAAAAABe/U4o+P39/f39/f3fVA8AAAAAAAAAAAAAAAAADlwMI/D9/f39/f39/f30WQoAAAAAAAAAAAAAAAAAAABLobP9/f39/f39/f3RKwAAAAAAAAAAAAAAAAAAAAADEBAnJhAQkfP9/bkwAAAAAAAAAAAAAAAAABQ6AAAAAAAAAAA60f39twAAAAAAAAAAAAAAAE3d908AAAAAAAAAAA3b/fBIAAAAAAAAAAAAAABa9/38OQAAAAAAAAAANfv9vwAAAAAAAAAAAAAAAHT9/TsAAAAAAAAAAGP8/ZEAAAAAAAAAAAAAAAAOvP3dniYAAAAAb9P2/f2RAAAAAAAAAAAAAAAAAAzd9v37+fn5+f39/f3IEwAAAAAAAAAAAAAAAAAAAF+35P39/f39/cN8FwAAAAAAAAAAAAAAAAAAAAAAABglikp+WCUHAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMuAAAAAAAAAARh0AAAAAAAAAAAAAAAAAAAAAAHnnAAAAAAAAAJSoAAAAAAAAAAAAAAAAAAAAAATD5wAAAAAAAABg0gsAAAAAAAAAAAAAAAAAAABF/IYAAAAAAAAAcvwVAAAAAAAAAAAAAAAAAAAt7NkMAAAAAAAAAMD8FQAAAAAAAAAAAAAAAAAAqPc1AAAAAAAAABL//RUAAAAAAAAAAAAAAAAAVPLTAAAAAAAAAACN/b0FAAAAAAAAAAAAAAAAAKn8agAAAAAAAAAg6PpCAAAAAAAAAAAAAAAAAA/h/AAAAAAAAAAAhvzTAAAAAAAAAAAAAAAAAAAW/KQAAAAAAAAAAKn8pwAAAAAAAAAAAAAAAAAACczREgAAAAAAABb9/WsAAAAAAAAAAAAAAAAAAACp/MdVVVVVgaTD/PxqAAAAAAAAAAAAAAAAAAAAKar1/Pz8/Ojn+/z8CQAAAAAAAAAAAAAAAAAAAAAAMVRUVFQAAKH8/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB//PwtAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgP39AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAH/8/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACH/PQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA6OxvAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALNCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAES8vLxCBVS8AAAAAAAAAAAAAAAAAAAAAAABLmdn9/f3X9v39AAAAAAAAAAAAAAAAAAAAI470/P39/f39/f39/QAAAAAAAAAAAAAAAAAAAD/9/f39/f391aqqqqoAAAAAAAAAAAAAABSESAA57uPuqHxFFAsAAAAAAAAAAAAAAAAAAAvO/U4AACAAHgIAAAAAAAAAAAAAAAAAAAAAAAax/YQKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAyF/ekPAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABc/d8cAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlv2uAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOr99n8xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD//f39+5NbeVUqKlUcAAAAAAAAAAAAAAAAAAAAi/39/f39/f39/f396KgAAAAAAAAAAAAAAAAAAAM12t77/f39/f39/f38fAAAAAAAAAAAAAAAAAAAAAAAQ0jI/f39/f39/a8AAAAAAAAAAAAAAAAAAAAAAAAAeP35mDOk/f2vAAAAAAAAAAAAAAAAAAAAAAAAADL9/f28/P39lAAAAAAAAAAAAAAAAAAAAAAAAAAJp/39/f36rwsAAAAAAAAAAAAAAAAAAAAAAAAAABe05/3dgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF2VFgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAfM/bAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAeW/Px9AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB1/Lo4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAjfx2AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJr3MgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABr9xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACW/cQAAAAAAAAAOVVVJgAAAAAAAAAAAAAAAAAA4f1gAAAAAACX4vP8/O59AAAAAAAAAAAAAAAACuXiAAAABDbl/f/qr+H/5B8AAAAAAAAAAAAAAG78lgAAGoD8/OOGHAAAsvw4AAAAAAAAAAAAAACf/HEAAJb9/LorAAAAAI38OAAAAAAAAAAAAAAAufxxACbt/ZcGAAAAAACNygYAAAAAAAAAAAAAAMb9cgCT/aMAAAAAAAAAmsUAAAAAAAAAAAAAAADF/HEArPy8AAAAAAAAGv2rAAAAAAAAAAAAAAAAxfxxABPn93oTAAAAAMj0OAAAAAAAAAAAAAAAGt78cQAAGcv8wQ0ATMj5fQAAAAAAAAAAAAAAAAC5/bMKAAAATCMdmv30fQAAAAAAAAAAAAAAAAAAHNH9xFI5OYPF/P3WUQAAAAAAAAAAAAAAAAAAAAAZ2Pz8/P38/PycEwAAAAAAAAAAAAAAAAAAAAAAABBni/CMi4soAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAFS5n5c8JAAAAAAAAAAAAAAAAAAAAAAAAAAAAADe/v7+/vHGxsbGxsbGxqo0AAAAAAAAAAAAAAAAQ3JIcqPj/uH+/v765f7+jAAAAAAAAAAAAAAAAAAAAAAAEUIOQ0NDOxXs/moAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABT/dESAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAW6f9TAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgf7uLAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAO/n+PgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIX+uwUAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAnN+DoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB+/rYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABL+/A5AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAT3f6mAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADy/7bIwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJv7+TQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAH+D+cwEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIX+/jQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD3y/v40AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB5/v7bKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAef7PEgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAKy8vAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJbPn9/dDPz8+VQQ0AAAAAAAAAAAAAAAAAAAAJuP79/f3+/f39/v3VGQAAAAAAAAAAAAAAAAA3y/7+x39/PF1URJfe/qEAAAAAAAAAAAAAAAAAiv39xxMAAAAAAAAAm/3TAAAAAAAAAAAAAAAAAIr9/REAAAAAAAAASvH90wAAAAAAAAAAAAAAAABp/f1mAAAAAAAAIuX9/aAAAAAAAAAAAAAAAAAAAJX+5SgAAAAmmf7+/rQZAAAAAAAAAAAAAAAAAAATxv7PCSJI6/394IsNAAAAAAAAAAAAAAAAAAAAABHT/dfw/v3qgBEAAAAAAAAAAAAAAAAAAAAAAABm5f39/eRNDQAAAAAAAAAAAAAAAAAAAAAARqr+/v7+/v53AAAAAAAAAAAAAAAAAAAAABqC5v79/blzQNP9+BUAAAAAAAAAAAAAAAAAAKbo/f33oi4NB1v1/f44AAAAAAAAAAAAAAAAAACA/f390l1/n8z9/f3kDwAAAAAAAAAAAAAAAAAAAIbx/v/+/v7+/v7kIgAAAAAAAAAAAAAAAAAAAAAAG3OMzs7Oz857DwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==","AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOlcEFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABb4P39EwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAc6/79/aYSAAAAAAAAAAAAAAAAAAAAAAAAAAAAkP3+/f397nMGAAAAAAAAAAAAAAAAAAAAAAAAH/H90Ln9/f3nGAAAAAAAAAAAAAAAAAAAAAAAAE/+wQAIYtv+/8kSAAAAAAAAAAAAAAAAAAAAAABW/VAAAAC2/f6/DAAAAAAAAAAAAAAAAAAAAAAAr/2bAAAA6v3+hwAAAAAAAAAAAAAAAAAAAAAAAFb90ChVpvvt/uwqAAAAAAAAAAAAAAAAAAAAAAAS7v3+/f25JNj9mAAAAAAAAAAAAAAAAAAAAAAAAETw//6RCACG/t8jAAAAAAAAAAAAAAAAAAAAAAAARJ6ODAAACa/9oQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABY/eISAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAqb9fgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAw9f0mAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHP+rAkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAV2v4uAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB7+pQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAuvQqAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA7fTgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="];function mt(n,A,{padding:t,stride:e}){return Math.floor((n+2*t-A)/e)+1}function XA(n,A,t,e,r){let o=new Float64Array(A.values.length);for(let a=0;a<A.rows;a++)for(let s=0;s<A.columns;s++){let i=e*t.stride-t.padding+a,m=r*t.stride-t.padding+s;i>=0&&i<n.rows&&m>=0&&m<n.columns&&(o[a*A.columns+s]=n.values[i*n.columns+m])}return o}function ut(n,A,t){let e=mt(n.rows,A.rows,t),r=mt(n.columns,A.columns,t),o=new Float64Array(e*r);for(let a=0;a<e;a++)for(let s=0;s<r;s++){let i=XA(n,A,t,a,s);o[a*r+s]=i.reduce((m,l,T)=>m+l*A.values[T],0)}return{rows:e,columns:r,values:o}}var _t="\u2070\xB9\xB2\xB3\u2074\u2075\u2076\u2077\u2078\u2079";function E(n,A){let t=n.toFixed(A);return Number(t)===0?t.replace("-",""):t.replace("-","\u2212")}function vA(n,A){return(n<0?"":"+")+E(n,A)}function CA(n){let A=[...String(Math.abs(n))].map(t=>_t[Number(t)]);return`10${n<0?"\u207B":""}${A.join("")}`}function aA(n){if(n===0)return"0";let A=Math.abs(n);if(A>=.01&&A<1e3)return E(n,A<10?2:0);let t=Math.floor(Math.log10(A)),e=Math.round(n/10**t);return Math.abs(e)===10&&([e,t]=[e/10,t+1]),`${E(e,0)}\xA0\xB7\xA0${CA(t)}`}function HA(n){return`${E(100*n,0)} %`}function eA(n,A){return`(${E(n[0],A)}, ${E(n[1],A)})`}var GA=2,Xt="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif",j=class{constructor(A,t,e){this.frame=A;this.width=t;this.height=e;this.element=S("canvas",{width:t*GA,height:e*GA,role:"img"}),this.context=this.element.getContext("2d"),this.context.scale(GA,GA)}describe(A){this.element.setAttribute("aria-label",A)}clear(){this.context.fillStyle=this.frame.color("card"),this.context.fillRect(0,0,this.width,this.height)}text(A,t,e,{color:r=this.frame.color("ink"),align:o="center",size:a=12}={}){this.context.font=`${a}px ${Xt}`,this.context.textAlign=o,this.context.textBaseline="middle",this.context.fillStyle=r,this.context.fillText(A,t,e)}mark(A,t,e,r,o,a){let{context:s}=this;s.beginPath(),A?(s.moveTo(t,e-1.2*r),s.lineTo(t+1.1*r,e+.8*r),s.lineTo(t-1.1*r,e+.8*r),s.closePath()):s.arc(t,e,r,0,2*Math.PI),s.fillStyle=o,s.fill(),s.lineWidth=1,s.strokeStyle=a,s.stroke()}locate(A){let t=this.element.getBoundingClientRect();return{x:(A.clientX-t.left)/t.width*this.width,y:(A.clientY-t.top)/t.height*this.height}}onDrag(A){let{element:t}=this;t.classList.add("pt-draggable");let e=r=>{let{x:o,y:a}=this.locate(r);A(o,a)};t.addEventListener("pointerdown",r=>{t.setPointerCapture(r.pointerId),t.focus({preventScroll:!0}),r.preventDefault(),e(r)}),t.addEventListener("pointermove",r=>{t.hasPointerCapture(r.pointerId)&&e(r)})}onArrows(A){YA(this.element,A),this.element.tabIndex=0,this.element.setAttribute("role","application")}},pt={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowDown:[0,1],ArrowUp:[0,-1]};function YA(n,A){n.addEventListener("keydown",t=>{let{key:e,shiftKey:r}=t;if(!(e in pt))return;t.preventDefault();let[o,a]=pt[e],s=r?5:1;A(s*o,s*a)})}var Y={left:46,right:10,top:28,bottom:40},sA=class extends j{constructor(t,e,r,o,a){super(t,e,r);this.x=o;this.y=a}share(t,e){let{min:r,max:o,log:a}=t;return a?Math.log(e/r)/Math.log(o/r):(e-r)/(o-r)}left(t){return Y.left+this.share(this.x,t)*(this.width-Y.left-Y.right)}top(t){let e=this.height-Y.top-Y.bottom;return Y.top+(1-this.share(this.y,t))*e}axes(){let{context:t,frame:e}=this,[r,o]=[e.color("ink"),e.color("edge")],a=this.height-Y.bottom;this.clear(),t.strokeStyle=o,t.lineWidth=1,t.setLineDash([]);for(let[s,i]of ht(this.y)){let m=Math.round(this.top(s))+.5;t.beginPath(),t.moveTo(Y.left,m),t.lineTo(this.width-Y.right,m),t.stroke(),this.text(i,Y.left-6,m,{align:"right",size:11.5})}for(let[s,i]of ht(this.x))this.text(i,this.left(s),a+13,{size:11.5});t.strokeStyle=r,t.beginPath(),t.moveTo(Y.left,a+.5),t.lineTo(this.width-Y.right,a+.5),t.stroke(),this.text(this.x.label,(Y.left+this.width)/2,this.height-9),this.text(this.y.label,4,10,{align:"left"})}curve(t,e,r,o=[]){let{context:a}=this;a.beginPath();for(let s=0;s<t.length;s++){let i=Math.min(Math.max(e[s],this.y.min),this.y.max);a.lineTo(this.left(t[s]),this.top(Number.isNaN(i)?this.y.max:i))}a.strokeStyle=r,a.lineWidth=2,a.lineJoin="round",a.setLineDash(o),a.stroke(),a.setLineDash([])}};function ht({min:n,max:A,log:t}){if(t){let[m,l]=[Math.ceil(Math.log10(n)),Math.floor(Math.log10(A))],T=Math.max(1,Math.ceil((l-m)/5)),f=Math.ceil(m/T)*T,p=Math.floor((l-f)/T)+1;return Array.from({length:p},(h,k)=>{let D=f+k*T;return[10**D,D===0?"1":CA(D)]})}let e=(A-n)/4,r=10**Math.floor(Math.log10(e)),o=r*([1,2,5,10].find(m=>m*r>=e)??10),a=Math.max(0,-Math.floor(Math.log10(o)+1e-9)),s=Math.ceil(n/o-1e-9),i=Math.floor(A/o+1e-9)-s+1;return Array.from({length:i},(m,l)=>{let T=(s+l)*o;return[T,T.toFixed(a).replace("-","\u2212")]})}var q=class{constructor(A,{label:t,task:e,caption:r}){this.stages=S("div",{class:"pt-stages"});this.controls=S("div",{class:"pt-controls"});this.state=S("p",{class:"pt-state",role:"status"});this.figure=S("figure",{class:"pt","aria-label":t},S("p",{class:"pt-task"},e),this.stages,this.state,this.controls,S("figcaption",{class:"pt-caption"},r));let o=S("div",{class:"pt-still"},...A.childNodes);A.append(this.figure,o)}addControls(...A){this.controls.append(S("div",{class:"pt-row"},...A))}say(A,...t){let e=A||!this.state.hasChildNodes();this.state.setAttribute("aria-live",e?"off":"polite"),this.state.replaceChildren(...t.map(r=>S("span",{},r)))}color(A){return getComputedStyle(this.figure).getPropertyValue(`--pt-${A}`).trim()}rgb(A){let t=this.color(A);return[1,3,5].map(e=>parseInt(t.slice(e,e+2),16))}onThemeChange(A){new MutationObserver(A).observe(document.documentElement,{attributeFilter:["data-theme"]})}};function xA(n,A,t){return[0,1,2].map(e=>Math.round(n[e]+t*(A[e]-n[e])))}var Yt=600,nA=class{constructor(A,t,e,r=1){this.step=A;this.draw=t;this.interval=e;this.steps=r;this.running=!1;this.timer=0;this.button=z("Run",()=>this.running?this.stop():this.start()),this.button.classList.add("pt-run")}start(){this.setRunning(!0),this.next()}stop(){window.clearTimeout(this.timer),this.running&&(this.setRunning(!1),this.draw())}setRunning(A){this.running=A,this.button.textContent=A?"Pause":"Run"}next(){let t=window.matchMedia("(prefers-reduced-motion: reduce)").matches?Math.max(1,Math.round(Yt/this.interval)):1;for(let e=0;e<t*this.steps;e++)if(!this.step()){this.stop();return}this.draw(),this.timer=window.setTimeout(()=>this.next(),t*this.interval)}};var fA=28,uA=330,Z=uA/(fA+2),OA=[["vertical edges",[-1,0,1,-1,0,1,-1,0,1]],["horizontal edges",[-1,-1,-1,0,0,0,1,1,1]],["blur",Array(9).fill(.11)],["sharpen",[0,-1,0,-1,5,-1,0,-1,0]],["no change",[0,0,0,0,1,0,0,0,0]]],dt="your own";function Zt(n){let A=Float64Array.from(atob(_A[n]),t=>t.charCodeAt(0)/255);return{rows:fA,columns:fA,values:A}}function ft(n){let A=new q(n,{label:"A convolution, step by step",task:"Run the kernel over the digit. Then write numbers of your own into it: can you make one that finds edges that lean?",caption:"Left the digit with the field of the kernel as a square; right the output so far, orange where it is positive and blue where it is negative. Press a place in either picture, or choose it with Tab and use the arrow keys, to see its sum."}),t=_("Digit",[..._A.keys()].map(String),"7",c),e=mA("Kernel",[...OA.map(([R])=>R),dt].map(R=>[R,R]),OA[0][0],()=>{OA.find(([I])=>I===e.value)?.[1].forEach((I,x)=>i[x].value=String(I)),M()}),r=_("Padding",["0","1"],"0",c),o=_("Stride",["1","2","3"],"1",c),a=new j(A,uA,uA),s=new j(A,uA,uA),i=OA[0][1].map((R,I)=>{let x=S("input",{type:"number",step:"any",value:R,"aria-label":`Kernel, row ${Math.floor(I/3)+1}, column ${I%3+1}`});return x.addEventListener("input",()=>{e.value=dt,M()}),x}),m=i.map(()=>S("span")),l=i.map(()=>S("span")),T=S("strong"),f,p,h,k,D=()=>({padding:r.value,stride:o.value}),g=()=>({rows:3,columns:3,values:Float64Array.from(i,({value:R})=>Number(R)||0)});function M(){p=ut(f,g(),D()),b()}function c(){K.stop(),f=Zt(t.value),[h,k]=[0,0],M()}function y(){let R=p.values.length-1;return h<R&&(h+=1),k=Math.max(k,h),h<R}function d(R,I){K.stop();let x=(G,u)=>Math.min(Math.max(G,0),u-1);h=x(R,p.rows)*p.columns+x(I,p.columns),k=Math.max(k,h),b()}let v=()=>[Math.floor(h/p.columns),h%p.columns],F=R=>(uA-R*Z)/2;function b(){let[R,I]=v();C(R,I),H(R,I),tA(R,I),hA(R,I)}function C(R,I){let{context:x}=a,[G,u]=[A.rgb("card"),A.rgb("ink")],w=F(fA);a.clear(),f.values.forEach(($,O)=>{x.fillStyle=`rgb(${xA(G,u,$)})`,x.fillRect(w+O%fA*Z,w+Math.floor(O/fA)*Z,Z,Z)}),x.lineWidth=1,x.strokeStyle=A.color("soft");let L=fA+2*D().padding;x.strokeRect(F(L)+.5,F(L)+.5,L*Z-1,L*Z-1);let P=$=>w+($*D().stride-D().padding)*Z;x.lineWidth=3,x.strokeStyle=A.color("orange"),x.strokeRect(P(I),P(R),3*Z,3*Z),a.describe(`The digit ${t.value} with the kernel's field; arrow keys move it to the next place`)}function H(R,I){let{context:x}=s,{columns:G,rows:u,values:w}=p,[L,P,$]=[A.rgb("card"),A.rgb("orange"),A.rgb("blue")],O=w.reduce((X,PA)=>Math.max(X,Math.abs(PA)),1e-9);s.clear();let N=Math.min(uA/G,1.6*Z),U=(uA-G*N)/2;for(let X=0;X<=k;X++){let PA=w[X]>=0?P:$;x.fillStyle=`rgb(${xA(L,PA,Math.abs(w[X])/O)})`,x.fillRect(U+X%G*N,U+Math.floor(X/G)*N,N,N)}x.lineWidth=1,x.strokeStyle=A.color("soft"),x.strokeRect(U+.5,U+.5,G*N-1,u*N-1),x.lineWidth=3,x.strokeStyle=A.color("ink"),x.strokeRect(U+I*N,U+R*N,N,N),s.describe(`The output of ${u} by ${G}, computed up to place ${k+1} of ${w.length}; arrow keys move to the next place`)}function tA(R,I){let x=XA(f,g(),D(),R,I),G=g().values;x.forEach((u,w)=>{m[w].textContent=E(u,2),l[w].textContent=E(u*G[w],2)}),T.textContent=E(p.values[h],2)}function hA(R,I){let{rows:x,columns:G,values:u}=p,{padding:w,stride:L}=D();A.say(K.running,`Row ${R+1}, column ${I+1}: the sum is ${vA(u[h],2)}.`,`Output: ${x} \xD7 ${G}, since \u230A(28 + 2 \xB7 ${w} \u2212 3) / ${L}\u230B + 1 = ${x}.`)}a.onDrag((R,I)=>{let x=G=>{let u=Math.floor((G-F(fA))/Z)-1;return Math.round((u+D().padding)/D().stride)};d(x(I),x(R))}),s.onDrag((R,I)=>{let x=Math.min(uA/p.columns,1.6*Z),G=(uA-p.columns*x)/2;d(Math.floor((I-G)/x),Math.floor((R-G)/x))});for(let R of[a,s])R.onArrows((I,x)=>{let[G,u]=v();d(G+x,u+I)});let K=new nA(y,b,40,2),B=(R,I,x="group")=>S("div",{class:"pt-grid",role:x,"aria-label":R},S("span",{class:"pt-grid-name","aria-hidden":"true"},R),...I);A.stages.classList.add("pt-side-by-side"),A.stages.append(a.element,s.element),A.stages.after(S("div",{class:"pt-sum"},B("pixels",m),S("span",{class:"pt-sign"},"\xD7"),B("kernel",i),S("span",{class:"pt-sign"},"="),B("products",l),S("span",{class:"pt-sign"},"sum ",T))),A.addControls(z("Next step",()=>{K.stop(),y(),b()}),K.button,z("All",()=>{k=p.values.length-1,d(...v())}),z("Reset",c)),A.addControls(e.element,r.element,o.element,t.element),A.onThemeChange(b),c()}function iA(n){return .5*(1+Math.tanh(n/2))}function gt(n){return Math.max(n,0)+Math.log1p(Math.exp(-Math.abs(n)))}var Ae={identity:n=>n,sigmoid:iA,tanh:Math.tanh,relu:n=>Math.max(n,0)},BA={identity:()=>1,sigmoid:n=>n*(1-n),tanh:n=>1-n*n,relu:n=>n>0?1:0},$A={small:()=>.02,glorot:(n,A)=>Math.sqrt(2/(n+A)),he:n=>Math.sqrt(2/n),large:()=>1};function ZA(n,A,t,e,r){let o=n.normals(A*t,r);return{fanIn:A,fanOut:t,weights:o,biases:new Float64Array(t),activation:e}}function FA(n,A,t){return A.slice(1).map((e,r)=>{let o=r===A.length-2,s=(t==="relu"&&!o?$A.he:$A.glorot)(A[r],e);return ZA(n,A[r],e,o?"identity":t,s)})}function pA(n,A){let t=[],e=A;for(let{fanIn:r,fanOut:o,weights:a,biases:s,activation:i}of n){let m=e.length/r,l=new Float64Array(m*o);for(let T=0;T<m;T++){let f=T*o;for(let p=0;p<o;p++)l[f+p]=s[p];for(let p=0;p<r;p++){let h=e[T*r+p];if(h!==0)for(let k=0;k<o;k++)l[f+k]+=h*a[p*o+k]}}e=l.map(Ae[i]),t.push({weighted:l,activations:e})}return t}function rA(n,A){return pA(n,A)[n.length-1].activations}function gA(n,A,t,e){let r=[];for(let o=n.length-1;o>=0;o--){let{fanIn:a,fanOut:s,weights:i}=n[o],m=o>0?t[o-1].activations:A,l=o>0?BA[n[o-1].activation]:BA.identity,T=m.length/a,f=new Float64Array(i.length),p=new Float64Array(s),h=new Float64Array(m.length);for(let k=0;k<T;k++){let D=k*s;for(let g=0;g<s;g++)p[g]+=e[D+g];for(let g=0;g<a;g++){let M=m[k*a+g],c=g*s,y=0;for(let d=0;d<s;d++)f[c+d]+=M*e[D+d],y+=i[c+d]*e[D+d];h[k*a+g]=y*l(M)}}r.unshift({weights:f,biases:p,error:e}),e=h}return{gradients:r,byInputs:e}}var oA=class{constructor(A){this.state=A>>>0}uniform(){this.state=this.state+1831565813>>>0;let A=this.state;return A=Math.imul(A^A>>>15,A|1),A^=A+Math.imul(A^A>>>7,A|61),((A^A>>>14)>>>0)/2**32}normal(){return Math.sqrt(-2*Math.log(1-this.uniform()))*Math.cos(2*Math.PI*this.uniform())}normals(A,t=1){return Float64Array.from({length:A},()=>t*this.normal())}permutation(A){let t=Array.from({length:A},(e,r)=>r);for(let e=A-1;e>0;e--){let r=Math.floor(this.uniform()*(e+1));[t[e],t[r]]=[t[r],t[e]]}return t}};var bt=40,bA=100;function te(n){let A=n.reduce((t,e)=>t+e,0)/n.length;return Math.sqrt(n.reduce((t,e)=>t+(e-A)**2,0)/n.length)}function ee(n,A){return Math.sqrt(n.reduce((t,e)=>t+e*e,0)/A)}function yt(n,A,t,e){let r=new oA(n);return{inputs:r.normals(bt*bA),error:r.normals(bt*bA),layers:Array.from({length:A},()=>ZA(r,bA,bA,t,e))}}function wt({layers:n,inputs:A,error:t}){let e=pA(n,A),r=e.map(l=>l.activations),o=r[n.length-1],a=BA[n[n.length-1].activation],s=t.map((l,T)=>l*a(o[T])),{gradients:i}=gA(n,A,e,s),m=A.length/n[0].fanIn;return{activations:r,spread:r.map(te),gradient:i.map(l=>ee(l.error,m))}}var IA=340,DA=20,ne=11,re=20,oe={small:"small, 0.02",glorot:"Glorot (Xavier)",he:"He",large:"large, 1"};function ae(n,A,t){let e=Array(DA).fill(0);for(let r of n){let o=Math.floor((r-A)/(t-A)*DA);e[Math.min(Math.max(o,0),DA-1)]+=1/n.length}return e}function xt(n){let A=new q(n,{label:"Depth, weight scale and activation",task:"Take ReLU and 50 layers: which start keeps both curves level? Then look for one for the sigmoid.",caption:`Random inputs go forwards through layers of ${bA} units, a random error of size 1 for each unit comes back. The curves, on a logarithmic axis, are the spread (standard deviation) of each layer's activations, and the length of the gradient with respect to each layer's weighted inputs. The histograms show the activations of five layers.`}),t=wA({label:"Layers",min:2,max:50,step:1,initial:re,format:f=>String(f),onInput:i}),e=wA({label:"Standard deviation of the weights",min:-2.5,max:.5,step:.01,initial:Math.log10($A.small()),format:f=>aA(10**f),onInput:()=>i()}),r=mA("Activation",[["tanh","tanh"],["relu","ReLU"],["sigmoid","sigmoid"]],"tanh",i),o=Object.keys($A).map(f=>{let p=$A[f](bA,bA);return{element:z(oe[f],()=>{e.value=Math.log10(p),i()}),std:p}}),a=new sA(A,IA,IA,{label:"layer",min:1,max:20},{label:"spread of activations, length of gradient",min:1,max:10,log:!0}),s=new j(A,IA,IA);function i(){let f=o.find(({std:k})=>Math.abs(Math.log10(k)-e.value)<.0051),p=f?f.std:10**e.value;for(let k of o)k.element.setAttribute("aria-pressed",String(k===f));let h=wt(yt(ne,t.value,r.value,p));m(h),l(h),T(h)}function m({spread:f,gradient:p}){let h=[...f,...p].filter(y=>y>0);a.x.max=t.value,a.y.min=Math.min(.01,10**Math.floor(Math.log10(Math.min(...h)))),a.y.max=Math.max(100,10**Math.ceil(Math.log10(Math.max(...h)))),a.axes();let[k,D,g]=[A.color("blue"),A.color("orange"),A.color("card")],M=f.map((y,d)=>d+1),c=[[0,f,k,[]],[1,p,D,[6,4]]];for(let[y,d,v,F]of c)a.curve(M,d,v,F),d.forEach((b,C)=>{let H=Math.max(b,a.y.min);a.mark(y,a.left(C+1),a.top(H),3.6,v,g)});a.describe(`Spread of activations from ${aA(f[0])} in layer 1 to ${aA(f[f.length-1])} in layer ${f.length}; length of the gradient from ${aA(p[p.length-1])} there to ${aA(p[0])} in layer 1`)}function l({activations:f}){let{context:p}=s;s.clear();let h=Math.min(5,f.length),k=Array.from({length:h},(g,M)=>Math.round(M*(f.length-1)/(h-1))),D=IA/h;k.forEach((g,M)=>{let c=f[g],[y,d]=se(c,r.value),v=ae(c,y,d),F=Math.max(...v),b=(M+1)*D-18;p.fillStyle=A.color("blue"),v.forEach((C,H)=>{let tA=C/F*(D-34);p.fillRect(70+H*200/DA,b-tA,200/DA-1,tA)}),p.fillStyle=A.color("ink"),p.fillRect(70,b,200,1),s.text(`layer ${g+1}`,4,b-(D-34)/2,{align:"left"}),s.text(vt(y),70,b+9,{size:11}),s.text(vt(d),270,b+9,{size:11})}),s.describe(`Histograms of the activations of layers ${k.map(g=>g+1).join(", ")}`)}function T({spread:f,gradient:p}){let h=t.value,k=p[0]/p[h-1],D=k<.001?"The gradient vanishes on its way back.":k>1e3?"The gradient explodes on its way back.":"The gradient arrives.";A.say(!1,`Spread of activations: layer 1 has ${aA(f[0])}, layer ${h} has ${aA(f[h-1])}.`,`Gradient: layer ${h} has ${aA(p[h-1])}, layer 1 has ${aA(p[0])}. ${D}`)}A.stages.append(a.element,s.element),A.stages.before(S("p",{class:"pt-legend"},S("span",{class:"pt-key-blue"},"\u25CF spread of activations"),S("span",{class:"pt-key-orange"},"\u25B2 length of gradient"))),A.addControls(t.element,e.element,r.element),A.addControls(...o.map(({element:f})=>f)),A.onThemeChange(i),i()}function se(n,A){if(A==="sigmoid")return[0,1];let t=n.reduce((e,r)=>Math.max(e,Math.abs(r)),0);return A==="tanh"?t>.1?[-1,1]:[-(t||1),t||1]:[0,t||1]}function vt(n){return Math.abs(n)>=1e4?`${n<0?"\u2212":""}${CA(Math.round(Math.log10(Math.abs(n))))}`:Number.isInteger(n)?E(n,0):aA(n)}var Mt=.999,ie=1e-7,NA=class{constructor(A,t){this.learningRate=A;this.decay=t;this.steps=0;this.means=new Map}update(A,t){this.steps+=1,A.forEach((e,r)=>{this.updateArray(e.weights,t[r].weights),this.updateArray(e.biases,t[r].biases)})}updateArray(A,t){let e=this.means.get(A);e||(e={gradient:new Float64Array(A.length),squares:new Float64Array(A.length)},this.means.set(A,e));let r=1-this.decay**this.steps,o=1-Mt**this.steps;for(let a=0;a<A.length;a++){let s=t[a];e.gradient[a]+=(1-this.decay)*(s-e.gradient[a]),e.squares[a]+=(1-Mt)*(s*s-e.squares[a]);let i=Math.sqrt(e.squares[a]/o);A[a]-=this.learningRate*e.gradient[a]/r/(i+ie)}}};var Tt={"one hill":[[1,.5]],"two hills":[[-1.5,.4],[1.5,.4]]};function et(n,A){let t=Tt[n];return t.map(([r,o])=>Math.exp(-(((A-r)/o)**2)/2)/(o*Math.sqrt(2*Math.PI))).reduce((r,o)=>r+o)/t.length}function le(n,A,t){let e=Tt[n];return Float64Array.from({length:t},()=>{let[r,o]=e[Math.floor(A.uniform()*e.length)];return r+o*A.normal()})}function ce(n,A,t){let e=Float64Array.from([...A,...t]),r=pA(n,e),a=r[n.length-1].weighted.map((s,i)=>i<A.length?(iA(s)-1)/A.length:iA(s)/t.length);return gA(n,e,r,a).gradients}function me(n,A,t){let e=pA(n,t),r=e[n.length-1].activations,o=pA(A,r),s=o[A.length-1].weighted.map(m=>(iA(m)-1)/t.length),{byInputs:i}=gA(A,r,o,s);return gA(n,t,e,i).gradients}var At=64,tt=16,St=.5,zA=class{constructor(A,t,e,r){this.data=A;this.steps=0;this.random=new oA(t),this.generator=FA(this.random,[1,tt,1],"tanh"),this.generator[1].biases[0]=-1;let o=[1,tt,tt,1];this.discriminator=FA(this.random,o,"tanh"),this.generatorOptimiser=new NA(e,St),this.discriminatorOptimiser=new NA(r,St)}step(A){for(let r=0;r<A;r++){let o=le(this.data,this.random,At),a=rA(this.generator,this.random.normals(At)),s=ce(this.discriminator,o,a);this.discriminatorOptimiser.update(this.discriminator,s)}let t=this.random.normals(At),e=me(this.generator,this.discriminator,t);this.generatorOptimiser.update(this.generator,e),this.steps+=1}};function kt(n,A,t){let e=1/(n.length*t*Math.sqrt(2*Math.PI));return A.map(r=>{let o=0;for(let a of n)o+=Math.exp(-(((r-a)/t)**2)/2);return e*o})}function nt(n,A,t){return n.reduce((e,r,o)=>e+Math.max(r-A[o],0)*t,0)}var UA=340,QA=4,qA=.05,ue=.12,pe=3e3,he=10,MA=Float64Array.from({length:2*QA/qA+1},(n,A)=>A*qA-QA),Et=new oA(7).normals(1e3);function Rt(n){let A=new q(n,{label:"A generative adversarial network in one dimension",task:"Run it until the two densities agree. What does the discriminator answer then? Now take two hills, and a few other starts: does the generator always find both?",caption:"The first chart has the density of the data, that of what the generator makes (from 1,000 random inputs), and the discriminator's answer at each place, from 0 (made) to 1 (real). The second has the share of the data's density that the generator's does not cover; 0 % is the aim. Learning rates and discriminator steps may be changed while it runs."}),t=mA("Data",[["one hill","one hill"],["two hills","two hills"]],"one hill",f),e=["0.0005","0.001","0.002","0.005","0.01","0.02"],r=_("Rate of the generator",e,"0.002",p),o=_("Rate of the discriminator",e,"0.005",p),a=_("Discriminator steps",["1","2","3","5"],"3",()=>{}),s=new sA(A,UA,UA-40,{label:"x",min:-QA,max:QA},{label:"density; answer of the discriminator",min:0,max:1.2}),i=new sA(A,UA,UA-40,{label:"step",min:0,max:500},{label:"not covered (%)",min:0,max:100}),m=2,l,T;function f(){y.stop(),l=new zA(t.value,m,r.value,o.value),T={steps:[],uncovered:[]},D(),M()}function p(){l.generatorOptimiser.learningRate=r.value,l.discriminatorOptimiser.learningRate=o.value}let h=()=>MA.map(d=>et(t.value,d)),k=()=>kt(rA(l.generator,Et),MA,ue);function D(){T.steps.push(l.steps),T.uncovered.push(100*nt(h(),k(),qA))}function g(){return l.step(a.value),l.steps%he===0&&D(),l.steps%pe!==0}function M(){let[d,v,F]=[A.color("blue"),A.color("orange"),A.color("ink")],[b,C]=[h(),k()],H=rA(l.discriminator,MA).map(iA);s.y.max=Math.max(1.2,1.05*Math.max(...C)),s.axes(),s.curve(MA,b,d),s.curve(MA,C,v,[7,4]),s.curve(MA,H,F,[2,3]),s.describe("Densities of data and generator, and the discriminator's answers"),i.x.max=Math.max(500,l.steps),i.axes(),i.curve(T.steps,T.uncovered,v),i.describe("Share of the data's density that is not covered, by step"),c(nt(b,C,qA),H)}function c(d,v){let F=rA(l.generator,Et),b=v.filter((C,H)=>et(t.value,MA[H])>.1);A.say(y.running,`Step ${l.steps}: the generator leaves ${HA(d)} of the data's density uncovered.`,`Its numbers lie between ${E(Math.min(...F),1)} and ${E(Math.max(...F),1)}. Where data are common, the discriminator answers from ${E(Math.min(...b),2)} to ${E(Math.max(...b),2)}.`)}let y=new nA(g,M,40,5);A.stages.append(s.element,i.element),A.stages.before(S("p",{class:"pt-legend"},S("span",{class:"pt-key-blue"},"\u2014 data"),S("span",{class:"pt-key-orange"},"- - generator"),S("span",{},"\xB7\xB7\xB7 discriminator's answer"))),A.addControls(y.button,z("One step",()=>{y.stop(),g(),M()}),z("Reset",f),z("Other start",()=>{m+=1,f()})),A.addControls(t.element,a.element,r.element,o.element),A.onThemeChange(M),f()}function $t(n){let A=Uint8Array.from(atob(n.weights),r=>r.charCodeAt(0)),t=new Int16Array(A.buffer),e=n.biases.length;return{fanIn:n.fanIn,fanOut:e,weights:Float64Array.from(t,(r,o)=>r*n.scales[o%e]),biases:Float64Array.from(n.biases),activation:n.activation}}function Lt(n,A){return rA(n,Float64Array.from(A))}var W=336,lA=3,rt=28,cA=22,Pt=10,de=document.currentScript?.src??"";function fe(){return new Promise((n,A)=>{let t=S("script",{src:new URL("decoder.js",de).href});t.addEventListener("load",()=>n(window.playthingsDecoder)),t.addEventListener("error",()=>A(new Error(`${t.src} does not load.`))),document.head.append(t)})}function Ct(n){fe().then(A=>ge(n,A))}function ge(n,{layers:A,codes:t}){let e=A.map($t),r=new q(n,{label:"A latent plane to move in",task:"Walk from a 0 to a 1. Which digits do you pass through, and where is the picture none at all?",caption:"The small digits on the plane of codes are where the encoder sends some test digits. The picture is what the decoder of this chapter's stored VAE makes of the place of the cross. Drag it, or choose the plane with Tab and use the arrow keys (with Shift, larger steps)."}),o=new j(r,W,W),a=new j(r,W,W),s=(c,y)=>wA({label:c,min:-lA,max:lA,step:.05,initial:y,format:d=>E(d,2),onInput:h}),i=s("First dimension",1.2),m=s("Second dimension",2),l=(W-cA)/(2*lA),T=c=>cA+(c+lA)*l,f=c=>(lA-c)*l,p=()=>[i.value,m.value];function h(){k(),D(),g()}function k(){let{context:c}=o,[y,d]=[T(i.value),f(m.value)];o.clear(),c.lineWidth=1,c.strokeStyle=r.color("edge");for(let v=-lA+1;v<lA;v++)c.beginPath(),c.moveTo(T(v),0),c.lineTo(T(v),W),c.moveTo(0,f(v)),c.lineTo(W,f(v)),c.stroke();for(let[v,F,b]of t)o.text(String(v),T(F),f(b),{color:r.color("soft"),size:11});c.fillStyle=r.color("card"),c.fillRect(0,0,cA,W),c.fillRect(0,W-cA,W,cA);for(let v=-lA+1;v<lA;v++)o.text(E(v,0),T(v),W-cA/2,{size:11.5}),o.text(E(v,0),cA/2,f(v),{size:11.5});c.strokeRect(cA,.5,W-cA-.5,W-cA),c.strokeStyle=r.color("orange"),c.lineWidth=3,c.beginPath(),c.arc(y,d,9,0,2*Math.PI);for(let[v,F]of[[1,0],[-1,0],[0,1],[0,-1]])c.moveTo(y+9*v,d+9*F),c.lineTo(y+17*v,d+17*F);c.stroke(),o.describe(`Plane of codes; the cross is at ${eA(p(),2)}; arrow keys move it`)}function D(){let{context:c}=a,[y,d]=[r.rgb("card"),r.rgb("ink")],v=W/rt;Lt(e,p()).forEach((F,b)=>{c.fillStyle=`rgb(${xA(y,d,F)})`,c.fillRect(b%rt*v,Math.floor(b/rt)*v,v+.5,v+.5)}),c.lineWidth=1,c.strokeStyle=r.color("edge"),c.strokeRect(.5,.5,W-1,W-1),a.describe(`The digit that is decoded at ${eA(p(),2)}`)}function g(){let[c,y]=p(),d=t.map(([b,C,H])=>({digit:b,way:Math.hypot(C-c,H-y)})).sort((b,C)=>b.way-C.way).slice(0,Pt),v=new Map;for(let{digit:b}of d)v.set(b,(v.get(b)??0)+1);let F=[...v].sort((b,C)=>C[1]-b[1]).map(([b,C])=>`${C} \xD7 ${b}`).join(", ");r.say(!1,`z = ${eA(p(),2)}. The ${Pt} test digits nearest to it: ${F}.`)}function M(c,y){[i.value,m.value]=[c,y],h()}o.onDrag((c,y)=>M((c-cA)/l-lA,lA-y/l)),o.onArrows((c,y)=>M(i.value+.1*c,m.value-.1*y)),r.stages.classList.add("pt-side-by-side","pt-plane"),r.stages.append(o.element,a.element),r.addControls(i.element,m.element),r.onThemeChange(h),h()}function Ft(n,A,t){let e=Math.tanh(A),r=t.forget*n.cell+t.input*e;return{candidate:e,cell:r,shown:t.output*Math.tanh(r)}}var AA=[1.5,-.8,.4,1.1,-1.6,.7,-.3,1.8,-1.2,.5,-.9,.2],WA=[{name:"forget",label:"Forget gate",color:"blue",initial:.9},{name:"input",label:"Input gate",color:"orange",initial:1},{name:"output",label:"Output gate",color:"green",initial:1}],be=[["Write",{forget:0,input:1,output:0}],["Keep",{forget:1,input:0,output:0}],["Show",{forget:1,input:0,output:1}],["Erase",{forget:0,input:0,output:0}]],jA=340,VA=250;function It(n){let A=new q(n,{label:"An LSTM cell with gates to open and close",task:`Store the first number, keep it while the others go by, and show it at step ${AA.length} only. Which gates have to be open, and when?`,caption:"Set the gates for the next step, then press Next step. The chart shows the candidate that each step brings, the cell state, and the output. The bars show how far each gate was open, from closed (empty) to open (full)."}),t=new sA(A,jA,VA,{label:"step",min:0,max:AA.length+.5},{label:"candidate, cell state, output",min:-2,max:2}),e=new j(A,jA,VA),r=Object.fromEntries(WA.map(({name:g,label:M,initial:c})=>[g,wA({label:M,min:0,max:1,step:.05,initial:c,format:y=>E(y,2),onInput:m})])),o=[],a=()=>({forget:r.forget.value,input:r.input.value,output:r.output.value}),s=()=>o[o.length-1]??{cell:0,shown:0};function i(){return o.length<AA.length&&o.push({gates:a(),...Ft(s(),AA[o.length],a())}),o.length<AA.length}function m(){l(),T(),f()}function l(){let[g,M,c]=[A.color("ink"),A.color("orange"),A.color("green")],y=o.map((b,C)=>C+1),d=[0,...o.map(({cell:b})=>b)],v=Math.max(2,...d.map(Math.abs));[t.y.min,t.y.max]=[-Math.ceil(v),Math.ceil(v)],t.axes();let{context:F}=t;AA.forEach((b,C)=>{let H=Math.tanh(b);F.globalAlpha=C<o.length?1:.35,t.mark(1,t.left(C+1),t.top(H),3.6,M,M),F.globalAlpha=1}),t.curve([0,...y],d,g),d.forEach((b,C)=>t.mark(0,t.left(C),t.top(b),3.4,g,g)),F.fillStyle=c,o.forEach(({shown:b},C)=>{F.fillRect(t.left(C+1)-5,t.top(Math.max(b,0)),10,Math.abs(t.top(b)-t.top(0))+1)}),t.describe(`Cell state after ${o.length} steps: ${d.map(b=>E(b,2)).join(", ")}`)}function T(){let{context:g}=e;e.clear();let[M,c]=[78,46],y=(jA-M-6)/AA.length;WA.forEach(({name:d,label:v,color:F},b)=>{let C=62+b*72;e.text(v,4,C-c/2,{align:"left"});for(let H=0;H<AA.length;H++){let tA=H<o.length?o[H].gates[d]:H===o.length?a()[d]:0;g.globalAlpha=H<o.length?1:.4,g.fillStyle=A.color(F),g.fillRect(M+H*y+2,C-tA*c,y-4,tA*c),g.globalAlpha=1,g.lineWidth=H===o.length?2:1,g.strokeStyle=A.color(H===o.length?"ink":"edge"),g.strokeRect(M+H*y+2,C-c,y-4,c)}});for(let d=0;d<AA.length;d++)e.text(String(d+1),M+(d+.5)*y,VA-22,{size:11.5});e.text("step",M+(jA-M)/2,VA-7),e.describe("Gates so far, as forget, input, output: "+(o.length===0?"none":o.map(({gates:d})=>`${E(d.forget,2)}, ${E(d.input,2)}, ${E(d.output,2)}`).join("; ")))}function f(){let g=o.length;if(g===0){A.say(!1,"The cell is empty, c = 0.",p());return}let{cell:M,shown:c,candidate:y,gates:d}=o[g-1],v=o[g-2]?.cell??0,F=C=>C<0?`(${E(C,2)})`:E(C,2),b=[`Step ${g}: c = f \xB7 c + i \xB7 g = ${E(d.forget,2)} \xB7 ${F(v)} + ${E(d.input,2)} \xB7 ${F(y)} = ${E(M,2)}`,`h = o \xB7 tanh(c) = ${E(d.output,2)} \xB7 ${F(Math.tanh(M))} = ${E(c,2)}`];b.push(g<AA.length?p():h(M)),A.say(k.running,...b)}function p(){let g=E(Math.tanh(AA[o.length]),2);return`Step ${o.length+1} brings the candidate g = ${g}.`}function h(g){let M=o.slice(1).reduce((F,{gates:b})=>F*b.forget,1),c=`Of what was written in step 1, the forget gates left ${E(100*M,1)} %.`,y=Math.tanh(AA[0]);return o.slice(0,-1).every(({shown:F})=>Math.abs(F)<.01)&&Math.abs(g-y)<.05&&Math.abs(s().shown-Math.tanh(y))<.05?`${c} Solved: kept for ${AA.length-1} steps and shown at the end.`:c}let k=new nA(i,m,200),D=be.map(([g,M])=>z(g,()=>{for(let c of WA)r[c.name].value=M[c.name];m()}));A.stages.append(t.element,e.element),A.stages.before(S("p",{class:"pt-legend"},S("span",{},"\u25CF cell state c"),S("span",{class:"pt-key-orange"},"\u25B2 candidate g"),S("span",{class:"pt-key-green"},"\u25A0 output h"))),A.addControls(...WA.map(({name:g})=>r[g].element)),A.addControls(S("span",{class:"pt-label"},"Set the gates to"),...D),A.addControls(z("Next step",()=>{k.stop(),i(),m()}),z("Step back",()=>{k.stop(),o.pop(),m()}),k.button,z("Reset",()=>{k.stop(),o=[],m()})),A.onThemeChange(m),m()}function ye(n,A){let t=0;return n.forEach((e,r)=>t+=gt(e)-A[r]*e),t/A.length}function we(n,A){return n.filter((t,e)=>(t>=0?1:0)===A[e]).length/A.length}function ve(n,A,t,e){let r=pA(n,A),a=r[n.length-1].weighted.map((i,m)=>(iA(i)-t[m])/t.length),{gradients:s}=gA(n,A,r,a);return s.forEach(({weights:i},m)=>{for(let l=0;l<i.length;l++)i[l]+=e*n[m].weights[l]}),s}function Dt(n,A,t,e,r){let o=r.permutation(t.length);for(let a=0;a<o.length;a+=e.batchSize){let s=o.slice(a,a+e.batchSize),i=Float64Array.from(s.flatMap(l=>[A[2*l],A[2*l+1]])),m=Float64Array.from(s,l=>t[l]);ve(n,i,m,e.l2).forEach((l,T)=>{let{weights:f,biases:p}=n[T];for(let h=0;h<f.length;h++)f[h]-=e.learningRate*l.weights[h];for(let h=0;h<p.length;h++)p[h]-=e.learningRate*l.biases[h]})}}function ot(n,A,t){let e=rA(n,A);return{loss:ye(e,t),accuracy:we(e,t)}}var xe={blobs:(n,A)=>{let t=A?.4:-.4;return[t+.33*n.normal(),t+.33*n.normal()]},circles:(n,A)=>{let t=(A?.4:.9)+.08*n.normal(),e=2*Math.PI*n.uniform();return[t*Math.cos(e),t*Math.sin(e)]},xor:(n,A)=>{let t=(.12+.88*n.uniform())*(n.uniform()<.5?1:-1),e=(.12+.88*n.uniform())*Math.sign(t)*(A?-1:1);return[t+.04*n.normal(),e+.04*n.normal()]},spirals:(n,A)=>{let t=Math.sqrt(n.uniform()),e=1.2*2*Math.PI*t+(A?Math.PI:0),r=.08+.92*t;return[r*Math.sin(e)+.03*n.normal(),r*Math.cos(e)+.03*n.normal()]}};function at(n,A,t){let e=new Float64Array(2*t),r=Float64Array.from({length:t},(o,a)=>a%2);return r.forEach((o,a)=>e.set(xe[n](A,o),2*a)),{inputs:e,labels:r}}var yA=340,Nt=1.4,V=57,Me=120,Ht=200,Se=1e3;function Te(n){let A=[];for(let t=0;t+1<V;t++)for(let e=0;e+1<V;e++){let r=[[e,t],[e+1,t],[e+1,t+1],[e,t+1]],o=r.map(([s,i])=>n[i*V+s]),a=[];r.forEach(([s,i],m)=>{let[l,T]=[o[m],o[(m+1)%4]];if(l>=0==T>=0)return;let[f,p]=r[(m+1)%4],h=l/(l-T);a.push([s+h*(f-s),i+h*(p-i)])});for(let s=0;s+1<a.length;s+=2)A.push([...a[s],...a[s+1]])}return A}function Gt(n){let A=new q(n,{label:"A small network to train",task:"Train on the circles. Then take XOR with no hidden layer: how far does it get, and how many units does it need?",caption:`The plane shows the training points (circles and triangles), the network's answer as tint, and its decision boundary as a line. The curves are the cross-entropy of the training points and of ${Ht} test points that the network never trains on. Learning rate, batch size and L2 may be changed while it runs; the other choices start a new network.`}),t=mA("Data",[["blobs","Blobs"],["circles","Circles"],["xor","XOR"],["spirals","Spirals"]],"circles",d),e=_("Hidden layers",["0","1","2","3","4"],"1",d),r=_("Units in each",["1","2","3","4","6","8"],"4",d),o=mA("Activation",[["tanh","tanh"],["relu","ReLU"],["sigmoid","sigmoid"]],"tanh",d),a=_("Learning rate",["0.003","0.01","0.03","0.1","0.3","1","3"],"0.1",hA),s=_("Batch size",["1","5","10","30","120"],"10",hA),i=_("L2",["0","0.001","0.003","0.01","0.03"],"0",hA),m=new j(A,yA,yA),l=new sA(A,yA,yA,{label:"epoch",min:0,max:50},{label:"loss",min:0,max:.8}),T=Float64Array.from({length:2*V*V},(B,R)=>{let I=Math.floor(R/2);return(2*(R%2===0?I%V:V-1-Math.floor(I/V))/(V-1)-1)*Nt}),f=document.createElement("canvas");f.width=f.height=V;let p=1,h,k,D,g,M,c,y;function d(){K.stop(),h=at(t.value,new oA(1),Me),k=at(t.value,new oA(2),Ht),D=new oA(100+p);let B=Array(e.value).fill(r.value);g=FA(D,[2,...B,1],o.value),M=[],c={train:[],test:[]},v(),C()}function v(){y={train:ot(g,h.inputs,h.labels),test:ot(g,k.inputs,k.labels)},M.push(M.length),c.train.push(y.train.loss),c.test.push(y.test.loss)}function F(){let B={learningRate:a.value,batchSize:s.value,l2:i.value};return Dt(g,h.inputs,h.labels,B,D),v(),(M.length-1)%Se!==0}let b=B=>(B/Nt+1)*yA/2;function C(){H(),tA(),hA()}function H(){let{context:B}=m,R=A.rgb("card"),I=[A.rgb("blue"),A.rgb("orange")],x=[A.color("blue"),A.color("orange")],G=rA(g,T),u=new ImageData(V,V);G.forEach((L,P)=>{let $=iA(L),O=.55*Math.abs(2*$-1);u.data.set([...xA(R,I[$>=.5?1:0],O),255],4*P)}),f.getContext("2d").putImageData(u,0,0),B.imageSmoothingEnabled=!0;let w=yA/(V-1);B.drawImage(f,-w/2,-w/2,V*w,V*w),B.beginPath();for(let[L,P,$,O]of Te(G))B.moveTo(L*w,P*w),B.lineTo($*w,O*w);B.strokeStyle=A.color("ink"),B.lineWidth=2,B.stroke(),h.labels.forEach((L,P)=>{let[$,O]=h.inputs.subarray(2*P,2*P+2);m.mark(L,b($),b(-O),4.2,x[L],A.color("card"))}),m.describe(`Training points of two classes and the boundary of the network, which is right on ${HA(y.train.accuracy)} of them`)}function tA(){let[B,R]=[A.color("blue"),A.color("orange")];l.x.max=Math.max(50,M.length-1);let x=[...c.train,...c.test].filter(Number.isFinite).reduce((G,u)=>Math.max(G,u),0);l.y.max=Math.min(2,Math.max(.8,1.05*x)),l.axes(),l.curve(M,c.train,B),l.curve(M,c.test,R,[6,4]),l.text("\u2014 training",yA-12,40,{color:B,align:"right"}),l.text("- - test",yA-12,57,{color:R,align:"right"}),l.describe(`Loss by epoch: training ${E(y.train.loss,3)}, test ${E(y.test.loss,3)} after ${M.length-1} epochs`)}function hA(){let B=(R,{loss:I,accuracy:x})=>`${R}: loss ${Number.isFinite(I)?E(I,3):"not a number"}, accuracy ${E(100*x,1)} %`;A.say(K.running,`Epoch ${M.length-1}`,B("Training",y.train),B("Test",y.test))}let K=new nA(F,C,40,3);A.stages.append(m.element,l.element),A.addControls(K.button,z("One epoch",()=>{K.stop(),F(),C()}),z("Reset",d),z("Other start",()=>{p+=1,d()})),A.addControls(t.element,e.element,r.element,o.element),A.addControls(a.element,s.element,i.element),A.onThemeChange(C),d()}function Ot(n,A){let t=n.w[0]*A.x[0]+n.w[1]*A.x[1]+n.b,e=t>=0?1:-1,r=(A.target-e)/2,[o,a]=n.w,s={w:[o+r*A.x[0],a+r*A.x[1]],b:n.b+r};return{score:t,answer:e,error:r,after:s}}var kA=340,EA=300,JA=60,RA=[2.5,2.2],Bt=200,zt=[{x:[-1.6,.4],target:-1},{x:[.8,1.4],target:1},{x:[-.8,-1.2],target:-1},{x:[1.9,.2],target:1},{x:[.3,-.7],target:-1},{x:[-.4,1.8],target:1},{x:[-2,-.6],target:-1},{x:[1.4,-.9],target:1}],ke=[["Point","x, with its target t"],["Score","w \xB7 x + b"],["Answer","y = +1 where the score is at least 0, otherwise \u22121"],["Error","(t \u2212 y) / 2"],["Rule","w \u2190 w + error \xB7 x, b \u2190 b + error"]],Ee={w:[-.6,.9],b:.4},SA=n=>kA/2+JA*n,TA=n=>EA/2-JA*n,KA=(n,A)=>Math.min(Math.max(n,-A),A),Ut=n=>Math.round(10*n)/10,LA=n=>Math.round(100*n)/100;function st({w:n,b:A}){let t=Math.hypot(...n);if(t<1e-9)return null;let e=[n[0]/t,n[1]/t],r=[e[1],-e[0]],o=[-A/t*e[0],-A/t*e[1]],[a,s]=[-1/0,1/0];for(let m of[0,1]){if(Math.abs(r[m])<1e-9){if(Math.abs(o[m])>RA[m])return null;continue}let l=[-RA[m],RA[m]].map(T=>(T-o[m])/r[m]);a=Math.max(a,Math.min(...l)),s=Math.min(s,Math.max(...l))}if(a>s)return null;let i=m=>{let l=a+m*(s-a);return[o[0]+l*r[0],o[1]+l*r[1]]};return[i(.2),i(.8)]}function Qt(n){let A=new q(n,{label:"A perceptron to play with",task:"Press Run until the line has settled. Then drag one point across the line: how many corrections does it take to settle again?",caption:"Triangles have the target +1, circles \u22121; the tinted side is where the unit answers +1. The dashed line is the one before the last correction. Points, and the line by its two squares, can be dragged, or chosen with Tab and moved with the arrow keys. Enter turns a point into one of the other class."}),t,e,r,o,a,s,i,m,l=Q("clipPath",{id:"pt-perceptron-plane"});l.append(Q("rect",{x:.5,y:.5,width:kA-1,height:EA-1,rx:6}));let T=Q("rect",{x:-1e3,y:-1e3,width:2e3,height:1e3,class:"pt-yes"}),f=Q("line",{class:"pt-old-line"}),p=Q("line",{class:"pt-line"}),h=Q("circle",{r:16,class:"pt-ring"}),k=Q("path",{d:`M0 ${TA(0)}H${kA}M${SA(0)} 0V${EA}`,class:"pt-axis"}),D=Q("g",{"clip-path":"url(#pt-perceptron-plane)"},T,k,f,p,h),g=Q("rect",{x:.5,y:.5,width:kA-1,height:EA-1,rx:6,class:"pt-border"}),M=Q("svg",{viewBox:`0 0 ${kA} ${EA}`,role:"group","aria-label":"Points and line"},l,D,g);function c(...u){let w=Q("circle",{r:21,fill:"transparent"}),L=Q("g",{tabindex:0,role:"button",class:"pt-movable"},w,...u);return M.append(L),L}function y(u,w,L){YA(u,(P,$)=>{let[O,N]=w();L([O+.1*P,N-.1*$])}),u.addEventListener("pointerdown",P=>{u.setPointerCapture(P.pointerId)}),u.addEventListener("pointermove",P=>{if(!u.hasPointerCapture(P.pointerId))return;let $=M.getBoundingClientRect(),O=(P.clientX-$.left)/$.width*kA,N=(P.clientY-$.top)/$.height*EA;L([(O-kA/2)/JA,(EA/2-N)/JA])})}let d=[0,1].map(u=>{let w=c(Q("rect",{x:-6,y:-6,width:12,height:12,class:"pt-handle"}));return y(w,()=>o[u],([P,$])=>{let O=o[1-u],N=[KA(P,RA[0]),KA($,RA[1])];Math.hypot(N[0]-O[0],N[1]-O[1])<.4||(o[u]=N,F())}),w}),v=zt.map((u,w)=>{let L=Q("path"),P=Q("text",{"text-anchor":"middle",dy:"0.36em"},String(w+1)),$=c(L,P);return y($,()=>t[w].x,([N,U])=>{t[w].x=[Ut(KA(N,RA[0])),Ut(KA(U,RA[1]))],b()}),$.addEventListener("keydown",N=>{N.key!=="Enter"&&N.key!==" "||(N.preventDefault(),t[w].target=t[w].target===1?-1:1,b())}),$});function F(){let[[u,w],[L,P]]=o,[$,O]=[L-u,P-w],N=Math.hypot(...e.w)/Math.hypot($,O),U=[LA(-O*N),LA($*N)];e={w:U,b:LA(-(U[0]*u+U[1]*w))},b()}function b(){x.stop(),[r,s,m,i]=[null,null,0,0],K()}function C(){x.stop(),t=zt.map(({x:u,target:w})=>({x:[...u],target:w})),e=Ee,o=st(e),a=0,b()}function H(){let u=Ot(e,t[a]);if(s={index:a,step:u,unit:e},a=(a+1)%t.length,u.error===0)m+=1;else{m=0,i+=1,r=e;let[w,L]=u.after.w;e={w:[LA(w),LA(L)],b:LA(u.after.b)},o=st(e)}return m<t.length&&(u.error===0||i%Bt!==0)}function tA(u,w){let L=w&&st(w);if(J(u,{visibility:L?"visible":"hidden"}),!L)return;let[[P,$],[O,N]]=L,[U,X]=[O-P,N-$];J(u,{x1:SA(P-9*U),y1:TA($-9*X),x2:SA(O+9*U),y2:TA(N+9*X)})}function hA(){let u=Math.hypot(...e.w);if(u<1e-9){J(T,{transform:`translate(0 ${e.b>=0?1e3:-2e3})`});return}let w=-e.b/u**2,L=Math.atan2(e.w[0],e.w[1])*180/Math.PI,[P,$]=[SA(w*e.w[0]),TA(w*e.w[1])];J(T,{transform:`translate(${P} ${$}) rotate(${L})`})}function K(){if(hA(),tA(p,e),tA(f,r),d.forEach((u,w)=>{if(J(u,{visibility:o?"visible":"hidden"}),!o)return;let[L,P]=o[w];J(u,{transform:`translate(${SA(L)} ${TA(P)})`,"aria-label":`Square ${w+1} of the line at ${eA([L,P],1)}: move it with the arrow keys`})}),v.forEach((u,w)=>{let{x:L,target:P}=t[w];J(u,{transform:`translate(${SA(L[0])} ${TA(L[1])})`,"aria-label":`Point ${w+1}, target ${vA(P,0)}, at ${eA(L,1)}: move it with the arrow keys, Enter changes its class`});let $=P===1;J(u.querySelector("path"),{d:$?"M0 -14L13 9H-13z":"M-10.5 0a10.5 10.5 0 1 1 21 0a10.5 10.5 0 1 1 -21 0",class:$?"pt-plus":"pt-minus"}),J(u.querySelector("text"),{dy:$?"0.5em":"0.36em"})}),J(h,{visibility:s?"visible":"hidden"}),s){let{x:u}=t[s.index];J(h,{cx:SA(u[0]),cy:TA(u[1])})}B()}function B(){let u=`w = ${eA(e.w,2)}, b = ${E(e.b,2)}`,w=`${i} correction${i===1?"":"s"} so far`,L=s?R(s.index,s.step,s.unit):ke;if(I.replaceChildren(...L.flatMap(([P,$])=>[S("dt",{},P),S("dd",{},$)])),m>=t.length){let P=i===1?"1 correction":`${i} corrections`;A.say(x.running,`Settled after ${P}: all ${t.length} points are right.`,u)}else i>=Bt&&!x.running?A.say(!1,`Not settled after ${i} corrections. Perhaps no line separates these points.`,u):s?A.say(x.running,`${w}. Next is point ${a+1}.`,u):A.say(!1,`Next step shows point ${a+1} to the unit.`,u)}function R(u,{score:w,answer:L,error:P},$){let{x:O,target:N}=t[u],[U,X]=$.w.map(dA=>E(dA,2)),PA=$.b<0?`\u2212 ${E(-$.b,2)}`:`+ ${E($.b,2)}`,[Wt,jt]=O.map(dA=>dA<0?`(${E(dA,1)})`:E(dA,1)),it=[[`Point ${u+1}`,`x = ${eA(O,1)}, target t = ${vA(N,0)}`],["Score",`w \xB7 x + b = ${U} \xB7 ${Wt} + ${X} \xB7 ${jt} ${PA} = ${E(w,2)}`],["Answer",`y = ${vA(L,0)}, since the score is ${w>=0?"at least 0":"below 0"}`],["Error",`(t \u2212 y) / 2 = ${P===0?"0: right, nothing changes":vA(P,0)}`]];if(P!==0){let dA=P>0?"+":"\u2212";it.push(["Rule",`w \u2190 ${eA($.w,2)} ${dA} ${eA(O,1)} = ${eA(e.w,2)}, b \u2190 ${E($.b,2)} ${dA} 1 = ${E(e.b,2)}`])}return it}let I=S("dl",{class:"pt-numbers"}),x=new nA(H,K,150),G=z("Next step",()=>{x.stop(),H(),K()});A.stages.append(M,I),A.addControls(G,x.button,z("Reset",C)),M.addEventListener("pointerdown",u=>{u.target.closest(".pt-movable")&&u.preventDefault()});for(let u of[...v,...d])u.addEventListener("pointerdown",()=>u.focus({preventScroll:!0}));C()}var Re={perceptron:Qt,network:Gt,depth:xt,convolution:ft,lstm:It,latent:Ct,gan:Rt};function qt(){let n=document.querySelectorAll(".plaything[data-plaything]");if(n.length!==0){document.head.append(S("style",{},lt));for(let A of n)Re[A.dataset.plaything]?.(A)}}document.readyState==="loading"?document.addEventListener("DOMContentLoaded",qt):qt();})();
