import{A as e,K as t,L as n,M as r,N as i,O as a,P as o,R as s,U as c,V as l,j as u,k as d,m as f,n as p,w as m}from"./panel-frame-Bqq7yk48.js";import{t as h}from"./panel-together-3E6R66K-.js";import{i as g}from"./panel-about-D9wFzFJC.js";import{i as _,t as v}from"./panel-home-time-Dk-44djl.js";var y=200,b=10,x=(e,t,n)=>{if(e.state===`cooling`)return null;let{text:r}=t,i=S(e.accesses).map(r=>w(r,e,t,n)).reverse(),a=e.accesses.length>=y||i.length>b;return{heading:i.length===0?r(`shares.taken.none`):r(`shares.taken`,{count:n.number(i.length)}),lines:[...i.slice(0,b),...a?[r(`shares.taken.older`)]:[]]}},S=e=>{let t=[];for(let n of e)if(`size`in n&&n.what!==`refused`){if(n.what!==`started`){let e=t.findIndex(e=>e.what===`started`&&C(e,n));e>=0&&t.splice(e,1)}(n.what!==`broken_off`||n.size>0)&&t.push(n)}return t},C=(e,t)=>e.file===t.file&&e.client===t.client&&e.network===t.network,w=(e,{files:t},{text:n},r)=>{let i=(e.file===null||e.file===0?void 0:t[e.file-1]?.name)??n(`shares.taken.all`);return[n(`shares.taken.${e.what}`,{file:i,size:r.bytes(e.size)}),r.moment(e.at),n(`client.${e.client}`),e.network].filter(e=>e!==``).join(` · `)},T=100,E=({shares:e},t,n)=>{let{text:r}=t,i=r=>e.filter(({state:e})=>e===`ended`===r).map(e=>j(e,t,n));return{lists:[{heading:r(`shares.going.heading`),cards:i(!1)},{heading:r(`shares.over.heading`),cards:i(!0)}].filter(e=>e.cards.length>0),isEmpty:e.length===0,going:e.filter(({state:e})=>e!==`ended`).length,most:e.length<T?null:r(`shares.most`)}},D=({state:e},{text:t})=>t(e===`declined`?`shares.vetoed`:`shares.revoked`),O=({ended:e},{text:t},n)=>t(`shares.stop_all.done`,{count:n.number(e)}),k=(e,{text:t},n)=>t(`shares.shortened`,{left:n.number(e.downloads_left),until:n.moment(e.not_after)}),A=(e,t,n)=>{let r=d(t.downloads),i=r===e.downloads?null:r,a=t.until===e.until?null:v(t.until,n);return i!==null&&!/^\d{1,3}$/u.test(i)||t.until!==e.until&&a===null||i===null&&a===null?null:{...i===null?{}:{downloads:Number(i)},...a===null?{}:{not_after:a}}},j=(e,t,n)=>{let{text:r}=t,{recipient:i,accesses:a}=e,o=i===null?[]:[i.name,i.organisation].filter(e=>e!==``),s=e.state===`ended`?null:e.state===`cooling`?`veto`:`revoke`;return{id:e.share_id,who:o.length===0?r(`shares.erased`):o.join(`, `),state:N(e,t,n),facts:P(e,t,n),taken:M(e,t,n),accesses:{heading:a.length===0?r(`shares.unopened`):r(`shares.accesses`,{count:n.number(a.length)}),lines:a.map(e=>F(e,t,n)).reverse()},end:s,less:s===null||e.not_after===null?null:{downloads:String(e.downloads_left),until:_(e.not_after,n.timeZone)}}},M=(e,t,n)=>{let r=e.accesses.length===0?null:x(e,t,n);return r===null?null:{...r,who:r.lines.length>0&&e.delivery===`link`?t.text(`shares.taken.who`):null}},N=(e,{text:t},n)=>{let{state:r,ended:i,live_from:o,not_after:s}=e;if(r===`cooling`)return t(`shares.cooling`,{from:n.moment(o)});if(r!==`ended`)return t(`shares.live`,{until:s===null?``:n.moment(s)});if(i===null)return t(`shares.ended`);let c=`shares.ended.${i.by}`;return a(c)?t(c,{at:n.moment(i.at)}):t(`shares.ended`)},P=(e,{text:t},n)=>{let{delivery:r,purpose:i,files:a,max_downloads:o,downloads_left:s,code_tries_left:c,state:l,not_after:u}=e,[d,f]=[n.number(s),n.number(o??s)],p=[[t(`shares.what_for`),i],[t(`shares.how`),r===null?null:t(`delivery.${r}`)],[t(`shares.files`),a.map(({name:e,size:t})=>`${e} (${n.bytes(t)})`).join(`, `)]];return l!==`ended`&&p.push([t(`shares.downloads`),t(`shares.downloads.of`,{left:d,most:f})],[t(`shares.less.until`),l===`live`||u===null?null:n.moment(u)],[t(`shares.code`),c===null?null:n.number(c)]),p.filter(e=>e[1]!==null&&e[1]!==``)},F=(e,{text:t},n)=>{let r=n.moment(e.at),i=`downloads_left`in e?n.number(e.downloads_left):``,a=`size`in e?n.bytes(e.size):``,o=`not_after`in e?n.moment(e.not_after):``;return[r,t(`shares.access.${e.what}`,{left:i,size:a,until:o}),...`client`in e?[t(`client.${e.client}`),e.network].filter(e=>e!==``):[]].join(` · `)},I=class extends p{constructor(...e){super(...e),this.done=null,this.shares=this.watch(({api:e})=>({load:()=>e.ask(`shares/list`),listen:t=>h(e.listen(`requests/subscribe`,{},t),e.listen(`ledger/subscribe`,{kinds:g},t))}))}render(){let{text:t}=this.app.localizer;return c`
<div class="stack">
<h2>${t(`nav.shares`)}</h2>
<div role="status" tabindex="-1">${this.done===null?l:o(this.done)}</div>
${r(this.problem===null?null:this.app.say(this.problem))}
${i(this.shares.loaded,this.app,n=>{let r=E(n,this.app.localizer,this.app.format);return c`
${n.is_whole?l:o(t(`shares.unreadable`))}
${r.isEmpty?e(t(`shares.empty.heading`),t(`shares.empty.text`)):l}
${r.lists.map(({heading:e,cards:t},n)=>c`
<section class="stack">
<h3>${e}</h3>
${n===0&&r.going>1?this.stopAll(r.going):l}
<ul class="rows">
${f(t,({id:e})=>e,e=>c`<li class="card">${this.card(e)}</li>`)}
</ul>
</section>
`)}
${r.most===null?l:c`<p class="hint">${r.most}</p>`}
`})}
</div>
`}stopAll(e){return c`
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void this.endAll(e)}>
${this.app.localizer.text(`shares.stop_all`)}
</button>
</div>
`}card(e){let{text:t}=this.app.localizer,{id:n,who:r,state:i,taken:a,accesses:o,end:s,less:d}=e;return c`
<h4 id=${n} dir="auto">${r}</h4>
<p>${i}</p>
${u(e.facts)} ${a===null?l:L(a)}
${o.lines.length===0?c`<p class="hint">${o.heading}</p>`:c`
<details>
<summary>${o.heading}</summary>
<ul class="notes">
${o.lines.map(e=>c`<li>${e}</li>`)}
</ul>
</details>
`}
${d===null?l:this.less(n,d)}
${s===null?l:c`
<div class="actions">
<button
type="button"
aria-describedby=${n}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.end(n,s)}
>
${t(this.doing===n?`status.working`:`shares.${s}`)}
</button>
</div>
`}
`}less(e,t){let{text:n}=this.app.localizer;return c`
<details>
<summary>${n(`shares.less`)}</summary>
<form
class="stack"
@submit=${n=>{n.preventDefault(),this.shorten(e,t,n.target)}}
>
<label>
${n(`shares.downloads`)}
<input name="downloads" inputmode="numeric" autocomplete="off" .defaultValue=${t.downloads} />
</label>
<label>
${n(`shares.less.until`)}
<input name="until" type="datetime-local" .defaultValue=${t.until} />
</label>
<div class="actions">
<button aria-describedby=${e} aria-disabled=${String(this.doing!==null)}>
${n(`shares.less.do`)}
</button>
</div>
</form>
</details>
`}end(e,t){return this.tell(e,async()=>{let{api:n,localizer:r}=this.app;return D(t===`veto`?await n.ask(`approval/veto`,{draft_id:e}):await n.ask(`shares/revoke`,{share_id:e}),r)})}endAll(e){return this.tell(`all`,async()=>{let{api:t,localizer:n,format:r,prove:i}=this.app,{text:a}=n,o=null;return await i({heading:a(`shares.stop_all`),text:a(`shares.stop_all.text`,{count:r.number(e)}),action:a(`shares.stop_all`),mayUseCode:!1,proof:`none`,run:async()=>{o=O(await t.ask(`shares/revoke_all`),n,r)}}),o})}shorten(e,t,n){let{api:r,localizer:i,format:a}=this.app,[o=``,s=``]=[...n.querySelectorAll(`input`)].map(e=>e.value),c=A(t,{downloads:o.trim(),until:s},a.timeZone);return this.tell(e,async()=>{if(c===null)return i.text(`shares.less.none`);let t=await r.ask(`shares/shorten`,{share_id:e,...c});return n.reset(),k(t,i,a)})}tell(e,t){return this.doing===null?(this.done=null,this.act(e,async()=>{this.done=await t(),await this.shares.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()})):Promise.resolve()}};m([s()],I.prototype,`done`,void 0),m([n(`[role=status]`)],I.prototype,`said`,void 0);var L=({heading:e,lines:t,who:n})=>c`
<p>${e}</p>
${t.length===0?l:c`<ul class="notes">${t.map(e=>c`<li dir="auto">${e}</li>`)}</ul>`}
${n===null?l:c`<p class="hint">${n}</p>`}
`;t(`footage-guard-shares`,I);export{I as SharesPage};