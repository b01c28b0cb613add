import{C as e,L as t,M as n,O as r,P as i,S as a,T as o,c as s,g as c,k as l,s as u,v as d,w as f,x as p}from"./panel-frame-D7CVcStF.js";import{i as m}from"./panel-about-CF84wsz_.js";import{n as h,t as g}from"./panel-home-time-5QPrMwIE.js";var _=async(...e)=>{let t=async()=>{await Promise.allSettled(e.map(async e=>(await e)()))};try{await Promise.all(e)}catch(e){throw t(),e}return t},v=200,y=10,b=(e,t,n)=>{if(e.state===`cooling`)return null;let{text:r}=t,i=x(e.accesses).map(r=>C(r,e,t,n)).reverse(),a=e.accesses.length>=v||i.length>y;return{heading:i.length===0?r(`shares.taken.none`):r(`shares.taken`,{count:n.number(i.length)}),lines:[...i.slice(0,y),...a?[r(`shares.taken.older`)]:[]]}},x=e=>{let t=[];for(let n of e)if(`size`in n&&n.what!==`refused`){if(n.what!==`started`){let e=t.findIndex(e=>e.what===`started`&&S(e,n));e>=0&&t.splice(e,1)}(n.what!==`broken_off`||n.size>0)&&t.push(n)}return t},S=(e,t)=>e.file===t.file&&e.client===t.client&&e.network===t.network,C=(e,{files:t},{text:n},r)=>{let i=(e.file===null||e.file===0?void 0:t[e.file-1]?.name)??n(`shares.taken.all`);return[n(`shares.taken.${e.what}`,{file:i,size:r.bytes(e.size)}),r.moment(e.at),n(`client.${e.client}`),e.network].filter(e=>e!==``).join(` · `)},w=100,T=({shares:e},t,n)=>{let{text:r}=t,i=r=>e.filter(({state:e})=>e===`ended`===r).map(e=>A(e,t,n));return{lists:[{heading:r(`shares.going.heading`),cards:i(!1)},{heading:r(`shares.over.heading`),cards:i(!0)}].filter(e=>e.cards.length>0),isEmpty:e.length===0,going:e.filter(({state:e})=>e!==`ended`).length,most:e.length<w?null:r(`shares.most`,{count:n.number(w)})}},E=({state:e},{text:t})=>t(e===`declined`?`shares.vetoed`:`shares.revoked`),D=({ended:e},{text:t},n)=>t(`shares.stop_all.done`,{count:n.number(e)}),O=(e,{text:t},n)=>t(`shares.shortened`,{left:n.number(e.downloads_left),until:n.moment(e.not_after)}),k=(e,t,n)=>{let r=t.downloads===e.downloads?null:t.downloads,i=t.until===e.until?null:g(t.until,n);return r!==null&&!/^\d{1,3}$/u.test(r)||t.until!==e.until&&i===null||r===null&&i===null?null:{...r===null?{}:{downloads:Number(r)},...i===null?{}:{not_after:i}}},A=(e,t,n)=>{let{text:r}=t,{recipient:i,accesses:a}=e,o=i===null?[]:[i.name,i.organisation].filter(e=>e!==``),s=e.state===`ended`?null:e.state===`cooling`?`veto`:`revoke`;return{id:e.share_id,who:o.length===0?r(`shares.erased`):o.join(`, `),state:M(e,t,n),facts:N(e,t,n),taken:j(e,t,n),accesses:{heading:a.length===0?r(`shares.unopened`):r(`shares.accesses`,{count:n.number(a.length)}),lines:a.map(e=>P(e,t,n)).reverse()},end:s,less:s===null||e.not_after===null?null:{downloads:String(e.downloads_left),until:h(e.not_after,n.timeZone)}}},j=(e,t,n)=>{let r=e.accesses.length===0?null:b(e,t,n);return r===null?null:{...r,who:r.lines.length>0&&e.delivery===`link`?t.text(`shares.taken.who`):null}},M=(e,{text:t},n)=>{let{state:r,ended:i,live_from:a,not_after:o}=e;if(r===`cooling`)return t(`shares.cooling`,{from:n.moment(a)});if(r!==`ended`)return t(`shares.live`,{until:o===null?``:n.moment(o)});if(i===null)return t(`shares.ended`);let s=`shares.ended.${i.by}`;return c(s)?t(s,{at:n.moment(i.at)}):t(`shares.ended`)},N=(e,{text:t},n)=>{let{delivery:r,purpose:i,files:a,max_downloads:o,downloads_left:s,code_tries_left:c,state:l,not_after:u}=e,[d,f]=[n.number(s),n.number(o??s)],p=[[t(`shares.what_for`),i],[t(`shares.how`),r===null?null:t(`delivery.${r}`)],[t(`shares.files`),a.map(({name:e,size:t})=>`${e} (${n.bytes(t)})`).join(`, `)]];return l!==`ended`&&p.push([t(`shares.downloads`),t(`shares.downloads.of`,{left:d,most:f})],[t(`shares.less.until`),l===`live`||u===null?null:n.moment(u)],[t(`shares.code`),c===null?null:n.number(c)]),p.filter(e=>e[1]!==null&&e[1]!==``)},P=(e,{text:t},n)=>{let r=n.moment(e.at),i=`downloads_left`in e?n.number(e.downloads_left):``,a=`size`in e?n.bytes(e.size):``,o=`not_after`in e?n.moment(e.not_after):``;return[r,t(`shares.access.${e.what}`,{left:i,size:a,until:o}),...`client`in e?[t(`client.${e.client}`),e.network].filter(e=>e!==``):[]].join(` · `)},F=class extends u{constructor(...e){super(...e),this.done=null,this.shares=this.watch(({api:e})=>({load:()=>e.ask(`shares/list`),listen:t=>_(e.listen(`requests/subscribe`,{},t),e.listen(`ledger/subscribe`,{kinds:m},t))}))}render(){let{text:t}=this.app.localizer;return i`
<div class="stack">
<h2>${t(`nav.shares`)}</h2>
<div role="status" tabindex="-1">${this.done===null?n:o(this.done)}</div>
${e(this.problem===null?null:this.app.say(this.problem))}
${f(this.shares.loaded,this.app,e=>{let r=T(e,this.app.localizer,this.app.format);return i`
${r.isEmpty?p(t(`shares.empty.heading`),t(`shares.empty.text`)):n}
${r.lists.map(({heading:e,cards:t},a)=>i`
<section class="stack">
<h3>${e}</h3>
${a===0&&r.going>1?this.stopAll(r.going):n}
<ul class="rows">
${s(t,({id:e})=>e,e=>i`<li class="card">${this.card(e)}</li>`)}
</ul>
</section>
`)}
${r.most===null?n:i`<p class="hint">${r.most}</p>`}
`})}
</div>
`}stopAll(e){return i`
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void this.endAll(e)}>
${this.app.localizer.text(`shares.stop_all`)}
</button>
</div>
`}card(e){let{text:t}=this.app.localizer,{id:r,who:o,state:s,taken:c,accesses:l,end:u,less:d}=e;return i`
<h4 id=${r} dir="auto">${o}</h4>
<p>${s}</p>
${a(e.facts)} ${c===null?n:I(c)}
${l.lines.length===0?i`<p class="hint">${l.heading}</p>`:i`
<details>
<summary>${l.heading}</summary>
<ul class="notes">
${l.lines.map(e=>i`<li>${e}</li>`)}
</ul>
</details>
`}
${d===null?n:this.less(r,d)}
${u===null?n:i`
<div class="actions">
<button
type="button"
aria-describedby=${r}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.end(r,u)}
>
${t(this.doing===r?`status.working`:`shares.${u}`)}
</button>
</div>
`}
`}less(e,t){let{text:n}=this.app.localizer;return i`
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
`}end(e,t){return this.tell(e,async()=>{let{api:n,localizer:r}=this.app;return E(t===`veto`?await n.ask(`approval/veto`,{draft_id:e}):await n.ask(`shares/revoke`,{share_id:e}),r)})}endAll(e){return this.tell(`all`,async()=>{let{api:t,localizer:n,format:r,prove:i}=this.app,{text:a}=n,o=null;return await i({heading:a(`shares.stop_all`),text:a(`shares.stop_all.text`,{count:r.number(e)}),action:a(`shares.stop_all`),mayUseCode:!1,proof:`none`,run:async()=>{o=D(await t.ask(`shares/revoke_all`),n,r)}}),o})}shorten(e,t,{elements:n}){let{api:r,localizer:i,format:a}=this.app,[o=``,s=``]=[...n].map(e=>e.value),c=k(t,{downloads:o.trim(),until:s},a.timeZone);return this.tell(e,async()=>c===null?i.text(`shares.less.none`):O(await r.ask(`shares/shorten`,{share_id:e,...c}),i,a))}tell(e,t){return this.doing===null?(this.done=null,this.act(e,async()=>{this.done=await t(),await this.shares.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()})):Promise.resolve()}};d([l()],F.prototype,`done`,void 0),d([r(`[role=status]`)],F.prototype,`said`,void 0);var I=({heading:e,lines:t,who:r})=>i`
<p>${e}</p>
${t.length===0?n:i`<ul class="notes">${t.map(e=>i`<li dir="auto">${e}</li>`)}</ul>`}
${r===null?n:i`<p class="hint">${r}</p>`}
`;t(`footage-guard-shares`,F);export{F as SharesPage};