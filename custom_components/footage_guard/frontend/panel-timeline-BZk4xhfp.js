import{B as e,G as t,I as n,K as r,L as i,R as a,T as o,U as s,V as c,W as l,m as u,w as d,z as f}from"./panel-frame-Bqq7yk48.js";import{t as p}from"./panel-player-BDC6xIgG.js";var m=12e4,h=1e3,g=255,_=e=>{let t=Math.floor(e/m)*m;return{from_ms:t,to_ms:t+m}},v=({maps:e},t)=>{let n=e.find(({at_ms:e})=>e>t&&e<=t+h);return n===void 0?null:Array.from(atob(n.map),e=>e.charCodeAt(0)/g)},y=e=>e.length===0?``:`M0,100${e.map((e,t)=>`L${String(t)},${String(100-e)}H${String(t+1)}`).join(``)}V100Z`,b=(e,{text:t})=>{let n=Math.max(0,...e);if(n===0)return t(`clips.heat.none`);let r=e.indexOf(n),i=e.filter(e=>e>0).length;return t(`clips.heat.told`,{count:String(i),at:p(r*h)})},x=1e3,S=60*x,C=60*S,w=24*C,T=[...[5,15,30].map(e=>e*x),...[1,2,5,10,15,30].map(e=>e*S),...[1,2,6,12].map(e=>e*C)],E=12,D=(e,t,n)=>{let r=T.find(n=>Math.floor((t-e)/n)<=E)??w,i=ne(n.timeZone),a=[];for(let o=e;o<t;o=ee(o,r,i)){let e=i(o);e%r===0&&a.push({ms:o,label:te(new Date(o).toISOString(),e,r,n)})}let o=Math.ceil(a.length/13);return a.filter((e,t)=>t%o===0)},ee=(e,t,n)=>{let r=e+t-n(e)%t,i=n(r)%t,a=r-i;return i<t/2&&a>e?a:a+t},te=(e,t,n,r)=>t===0?r.day(e):n<S?r.time(e):r.clock(e),ne=e=>{let t=new Intl.DateTimeFormat(`en-GB`,{timeZone:e,hour:`2-digit`,minute:`2-digit`,second:`2-digit`,hourCycle:`h23`});return e=>Date.parse(`1970-01-01T${t.format(e)}Z`)+e%x},re=500,O=6e4,k=12,A=112,j=12e3,M={bell:`ring`,motion:`motion`},N=(e,t,n,r=k)=>{let i={from:Date.parse(e.window.from),to:Date.parse(e.window.to)},a=e.matches.flatMap(({clips:e})=>e.map(e=>F(e,i.to))),o=Math.min(i.from,...a.map(e=>e.from)),s=Math.max(i.to,...a.map(e=>e.to)),c=D(o,s,n),l=P(s-o,c,r),u={from:o,to:s,askedTo:i.to,leastMs:(s-o)*24/l};return{window:I(u,i.from,i.to),ticks:c.map(({ms:e,label:t})=>{let{at:n}=I(u,e,e);return{at:n,label:(100-n)*l/100<A?``:t}}),rows:e.matches.map(r=>R(r,e,u,t,n)),width:l,isEmpty:a.length===0}},P=(e,t,n)=>{let r=t.flatMap(({ms:e},n)=>t.slice(n+1,n+2).map(t=>t.ms-e)),i=A*e/Math.min(e,...r);return Math.ceil(Math.min(j,Math.max(e/O*n,i)))},F=({start:e,end:t},n)=>{let r=Date.parse(e);return{from:r,to:t===null?Math.max(r,n):Date.parse(t)}},I=(e,t,n)=>{let r=100/(e.to-e.from);return{at:(t-e.from)*r,size:(n-t)*r}},L=({from:e,to:t})=>Date.parse(t)-Date.parse(e)>=re,R=(e,t,n,r,i)=>{let a=[],o=e.clips.map(e=>{let{from:o,to:s}=F(e,n.askedTo),c=Math.min(o,n.to-n.leastMs),l=a.findIndex(e=>e<=c),u=l===-1?a.length:l;return a[u]=Math.max(s,c+n.leastMs),z(e,u,t,n,r,i)}),s=e.clips.flatMap(({clip_id:e})=>t.told.get(e)?.gaps??[]),c=e.gaps.filter(L).map(e=>{let[t,a]=[Date.parse(e.from),Date.parse(e.to)],o=s.filter(e=>Date.parse(e.from)<a&&t<Date.parse(e.to)).map(e=>e.why),c=[...new Set(o)].map(e=>r.text(`gap.${e}`));return{kind:`gap`,fromMs:t,label:[r.text(`timeline.gap`,B(t,a,i)),...c].join(` `),...I(n,t,a)}});return{camera:e.camera,title:t.cameras.find(({camera:t})=>t===e.camera)?.title??r.text(`timeline.removed`),lanes:Math.max(1,a.length),clips:o,items:[...o,...c].sort((e,t)=>e.fromMs-t.fromMs),isCut:e.cut}},z=(e,t,n,r,i,a)=>{let{text:o}=i,{from:s,to:c}=F(e,r.askedTo),l=n.told.get(e.clip_id)?.triggers??[];return{kind:`clip`,id:e.clip_id,fromMs:s,lengthS:Math.round((c-s)/1e3),lane:t,label:e.end===null?o(`timeline.open`,{from:a.time(e.start)}):o(`timeline.clip`,B(s,c,a)),notes:[...l.map(({kind:e,at:t})=>o(`timeline.${e}`,{at:a.time(t)})),...e.state===`missing`?[o(`timeline.missing`)]:[],...e.state===`cut`?[o(`timeline.cut`)]:[],...e.imported?[o(`timeline.imported`)]:[],...n.named.includes(e.clip_id)?[o(`timeline.named`)]:[]],marks:l.flatMap(({kind:e,at:t})=>{let n=M[e];return n===void 0?[]:[{kind:n,at:I(r,Date.parse(t),s).at}]}),isThere:e.end!==null&&e.state!==`missing`,...I(r,s,c)}},B=(e,t,n)=>({from:n.time(new Date(e).toISOString()),to:n.time(new Date(t).toISOString()),length:n.duration(t-e)}),V=(e,t)=>{switch(e){case`ArrowRight`:return t?`previous`:`next`;case`ArrowLeft`:return t?`next`:`previous`;case`ArrowDown`:return`down`;case`ArrowUp`:return`up`;case`Home`:return`first`;case`End`:return`last`;default:return null}},H=(e,t,n)=>{let r=e.filter(({clips:e})=>e.length>0),i=r.findIndex(({clips:e})=>e.some(e=>e.id===t)),a=r[i]?.clips??[],o=a.findIndex(e=>e.id===t),s=a[o];return s===void 0?t:({next:a[o+1],previous:a[o-1],first:a[0],last:a.at(-1),down:U(r[i+1]?.clips??[],s.at),up:U(r[i-1]?.clips??[],s.at)}[n]??s).id},U=(e,t)=>e.reduce((e,n)=>e===void 0||Math.abs(n.at-t)<Math.abs(e.at-t)?n:e,void 0),W=t`
.scroll {
overflow-x: auto;
padding-block-end: 8px;
}
.track {
position: relative;
overflow: clip;
padding-block-start: 24px;
}
.tick,
.asked,
.lanes > * {
position: absolute;
inset-block: 0;
}
.tick {
padding-inline-start: 4px;
border-inline-start: 1px solid var(--divider-color);
color: var(--secondary-text-color);
font-size: var(--ha-font-size-s, 12px);
white-space: nowrap;
}
.asked {
inset-block-start: 22px;
border: 2px dashed var(--secondary-text-color);
pointer-events: none;
}
.title {
position: sticky;
inset-inline-start: 0;
inline-size: fit-content;
max-inline-size: min(100%, 80vi);
padding-inline: 8px;
background-color: var(--primary-background-color);
}
.lanes {
position: relative;
isolation: isolate;
min-block-size: 64px;
margin-block-end: 8px;
}
/* A short clip is drawn longer than it is, over the gap beside it. */
.lanes > .clip {
z-index: 1;
inset-block: auto;
block-size: 44px;
overflow: hidden;
font-size: 12px;
line-height: 40px;
text-align: center;
cursor: pointer;
}
.clip,
.swatch.chosen {
border: 2px solid var(--primary-text-color);
border-radius: 4px;
background-color: var(--card-background-color);
color: var(--primary-text-color);
}
.clip[aria-disabled="true"] {
border-style: dotted;
cursor: default;
}
.clip[aria-selected="true"],
.swatch.chosen {
background-color: var(--primary-text-color);
color: var(--card-background-color);
}
.heat {
position: absolute;
inset: 0;
inline-size: 100%;
block-size: 100%;
opacity: 0.4;
fill: currentColor;
pointer-events: none;
}
:host(:dir(rtl)) .heat {
transform: scaleX(-1);
}
.lanes > .gap {
inset-block: 24px 4px;
}
.gap {
background-image: repeating-linear-gradient(
135deg,
var(--secondary-text-color) 0 1px,
transparent 1px 8px
);
}
.lanes > .mark {
inset-block: 0 auto;
inline-size: 0;
font-size: 12px;
line-height: 16px;
}
.legend {
display: flex;
flex-wrap: wrap;
gap: 4px 16px;
list-style: none;
}
.legend li {
display: flex;
align-items: center;
gap: 6px;
}
.swatch {
inline-size: 24px;
block-size: 16px;
line-height: 14px;
text-align: center;
}
.swatch.gap {
border: 1px solid var(--divider-color);
}
.swatch.asked {
position: static;
}
.item {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 16px;
}
.item .option {
flex: 1 1 12em;
}
`,G={ring:`●`,motion:`▲`},K=[[`clip`,``,`timeline.legend.clip`],[`chosen`,`✓`,`timeline.legend.chosen`],[`gap`,``,`timeline.legend.gap`],[`asked`,``,`timeline.legend.window`],[``,G.ring,`timeline.legend.ring`],[``,G.motion,`timeline.legend.motion`]],q=new Set([`gap`,`asked`]),J=40,Y=48,X=16,ie=12,Z=class extends e{constructor(...e){super(...e),this.chosen=new Set,this.isPlain=!1,this.heats=new Map,this.playing=null,this.play=()=>void 0,this.choose=()=>void 0,this.current=null,this.isListed=null,this.pressed=e=>{let t=this.here();if(t===void 0||e.ctrlKey||e.metaKey||e.altKey)return;let{id:n,isThere:r}=t,i=V(e.key,getComputedStyle(this).direction===`rtl`),a=e.key===`Enter`?this.play:e.key===` `?this.choose:null;if(i!==null)this.go(H(this.view.rows,n,i));else if(a===null)return;else r&&a(n);e.preventDefault()},this.listed=e=>{this.isListed=e.target.open}}static{this.styles=[o,W]}firstUpdated(){let[e]=this.options;if(e===void 0||this.scroller===null)return;let[t,n]=[e,this.scroller].map(e=>e.getBoundingClientRect());this.scroller.scrollLeft+=t.left+t.width/2-n.left-n.width/2}render(){return s`
<div class="stack">
${this.view.isEmpty?c:this.drawing()} ${this.isPlain?c:this.lists()}
</div>
`}lists(){let{text:e}=this.app.localizer,{rows:t}=this.view,n=this.isListed??t.reduce((e,{items:t})=>e+t.length,0)<=J;return s`
<details ?open=${n} @toggle=${this.listed}>
<summary>${e(`timeline.list`)}</summary>
${n?s`<div class="stack">${t.map(e=>this.list(e))}</div>`:c}
</details>
`}drawing(){let{text:e}=this.app.localizer,{rows:t,ticks:n,window:r,width:i}=this.view,a=this.here()?.id;return s`
<ul class="legend">
${K.filter(([e])=>!this.isPlain||!q.has(e)).map(([t,n,r])=>s`<li><span class="swatch ${t}" aria-hidden="true">${n}</span>${e(r)}</li>`)}
</ul>
<div class="scroll">
<div class="track" .style=${`min-inline-size: ${String(i)}px`}>
${n.map(({at:e,label:t})=>s`<div class="tick" aria-hidden="true" .style=${$({at:e,size:0})}>${t}</div>`)}
<div
role="listbox"
aria-multiselectable="true"
aria-label=${e(`timeline.label`)}
aria-describedby="keys"
>
${t.map(e=>this.row(e,a))}
</div>
${this.isPlain?c:s`<div class="asked" .style=${$(r)}></div>`}
</div>
</div>
<p id="keys" class="hint">${e(`timeline.keys`)}</p>
`}row({title:e,lanes:t,items:n,clips:r},i){return s`
<div role="group" aria-label=${e}>
<p class="title" aria-hidden="true"><bdi>${e}</bdi></p>
<div class="lanes" .style=${`block-size: ${String(X+t*Y)}px`}>
${u(n,Q,e=>e.kind===`gap`?s`<div class="gap" aria-hidden="true" .style=${$(e)}></div>`:this.clip(e,e.id===i))}
${r.flatMap(({marks:e})=>e.map(({kind:e,at:t})=>s`<span class="mark" aria-hidden="true" .style=${`inset-inline-start: min(${String(t)}%, 100% - ${String(ie)}px)`}>${G[e]}</span>`))}
</div>
</div>
`}clip(e,t){let{id:n,lane:r,label:i,notes:a,isThere:o,lengthS:c}=e,l=this.chosen.has(n),u=this.playing===n;return s`
<div
class="clip"
role="option"
id=${n}
tabindex=${t?`0`:`-1`}
aria-selected=${String(l)}
aria-disabled=${String(!o)}
aria-current=${String(u)}
aria-label=${[i,...a].join(`. `)}
.style=${`${oe(e)}; inset-block-start: ${String(X+r*Y)}px`}
@click=${()=>{this.current=n,o&&this.play(n)}}
@focus=${()=>this.current=n}
@keydown=${this.pressed}
>
${ae(this.heats.get(n)??[],c)}${u?`▶`:``}${l?`✓`:``}
</div>
`}list({title:e,items:t,clips:n,isCut:r}){let{text:i}=this.app.localizer;return s`
<section class="stack">
<h4 dir="auto">${e}</h4>
${n.length===0?s`<p>${i(`timeline.none`)}</p>`:c}
<ul class="rows">
${u(t,Q,e=>e.kind===`gap`?s`<li class="hint">${e.label}</li>`:s`<li class="item">${this.line(e)}</li>`)}
</ul>
${r?s`<p>${i(`timeline.cut_off`)}</p>`:c}
</section>
`}line({id:e,label:t,notes:n,isThere:r}){let{text:i}=this.app.localizer,a=s`<span>${t}${n.map(e=>s`<br /><span class="hint">${e}</span>`)}</span>`;if(!r)return a;let[o,c]=[this.choose,this.play].map(t=>()=>{t(e)});return s`
<label class="option">
<input type="checkbox" .checked=${this.chosen.has(e)} @change=${o} />
${a}
</label>
<button type="button" aria-label="${i(`timeline.play`)}: ${t}" @click=${c}>
${i(`timeline.play`)}
</button>
`}here(){let e=this.view.rows.flatMap(e=>e.clips);return e.find(({id:e})=>e===this.current)??e[0]}go(e){this.current=e,[...this.options].find(t=>t.id===e)?.focus()}};d([f({attribute:!1})],Z.prototype,`app`,void 0),d([f({attribute:!1})],Z.prototype,`view`,void 0),d([f({attribute:!1})],Z.prototype,`chosen`,void 0),d([f({attribute:!1})],Z.prototype,`isPlain`,void 0),d([f({attribute:!1})],Z.prototype,`heats`,void 0),d([f({attribute:!1})],Z.prototype,`playing`,void 0),d([f({attribute:!1})],Z.prototype,`play`,void 0),d([f({attribute:!1})],Z.prototype,`choose`,void 0),d([a()],Z.prototype,`current`,void 0),d([a()],Z.prototype,`isListed`,void 0),d([i(`.scroll`)],Z.prototype,`scroller`,void 0),d([n(`.clip[role]`)],Z.prototype,`options`,void 0);var ae=(e,t)=>e.length===0?c:s`<svg class="heat" aria-hidden="true" viewBox="0 0 ${Math.max(e.length,t)} 100" preserveAspectRatio="none">
${l`<path d=${y(e)} />`}
</svg>`,Q=e=>e.kind===`clip`?e.id:String(e.fromMs),oe=({at:e,size:t})=>`inset-inline-start: min(${String(e)}%, 100% - 24px); inline-size: ${String(t)}%; min-inline-size: 24px`,$=({at:e,size:t})=>`inset-inline-start: ${String(e)}%; inline-size: ${String(t)}%`;r(`footage-guard-timeline`,Z);export{v as a,_ as i,b as n,y as r,N as t};