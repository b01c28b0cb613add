import{A as e,C as t,D as n,E as r,F as i,M as a,S as o,b as s,c,g as l,m as u,s as d,x as f,y as p}from"./panel-frame-9keqKI8X.js";import{n as m,t as h}from"./panel-home-time-5QPrMwIE.js";var g=100,_=({shares:e},t,n)=>{let{text:r}=t,i=r=>e.filter(({state:e})=>e===`ended`===r).map(e=>x(e,t,n));return{lists:[{heading:r(`shares.going.heading`),cards:i(!1)},{heading:r(`shares.over.heading`),cards:i(!0)}].filter(e=>e.cards.length>0),isEmpty:e.length===0,most:e.length<g?null:r(`shares.most`,{count:n.number(g)})}},v=({state:e},{text:t})=>t(e===`declined`?`shares.vetoed`:`shares.revoked`),y=(e,{text:t},n)=>t(`shares.shortened`,{left:n.number(e.downloads_left),until:n.moment(e.not_after)}),b=(e,t,n)=>{let r=t.downloads===e.downloads?null:t.downloads,i=t.until===e.until?null:h(t.until,n);return r!==null&&!/^\d{1,3}$/u.test(r)||t.until!==e.until&&i===null||r===null&&i===null?null:{...r===null?{}:{downloads:Number(r)},...i===null?{}:{not_after:i}}},x=(e,t,n)=>{let{text:r}=t,{recipient:i,accesses:a}=e,o=i===null?[]:[i.name,i.organisation].filter(e=>e!==``),s=e.state===`ended`?null:e.state===`cooling`?`veto`:`revoke`;return{id:e.share_id,who:o.length===0?r(`shares.erased`):o.join(`, `),state:S(e,t,n),facts:C(e,t,n),accesses:{heading:a.length===0?r(`shares.unopened`):r(`shares.accesses`,{count:n.number(a.length)}),lines:a.map(e=>w(e,t,n)).reverse()},end:s,less:s===null||e.not_after===null?null:{downloads:String(e.downloads_left),until:m(e.not_after,n.timeZone)}}},S=(e,{text:t},n)=>{let{state:r,ended:i,live_from:a,not_after:o}=e;if(r===`cooling`)return t(`shares.cooling`,{from:n.moment(a)});if(r!==`ended`)return t(`shares.live`,{until:o===null?``:n.moment(o)});if(i===null)return t(`shares.ended`);let s=`shares.ended.${i.by}`;return u(s)?t(s,{at:n.moment(i.at)}):t(`shares.ended`)},C=(e,{text:t},n)=>{let{delivery:r,purpose:i,files:a,max_downloads:o,downloads_left:s,code_tries_left:c,state:l,not_after:u}=e,[d,f]=[n.number(s),n.number(o??s)],p=[[t(`shares.what_for`),i],[t(`shares.how`),r===null?null:t(`delivery.${r}`)],[t(`shares.files`),a.map(({name:e,size:t})=>`${e} (${n.bytes(t)})`).join(`, `)]];return l!==`ended`&&p.push([t(`shares.downloads`),t(`shares.downloads.of`,{left:d,most:f})],[t(`shares.less.until`),l===`live`||u===null?null:n.moment(u)],[t(`shares.code`),c===null?null:n.number(c)]),p.filter(e=>e[1]!==null&&e[1]!==``)},w=(e,{text:t},n)=>{let r=n.moment(e.at),i=`downloads_left`in e?n.number(e.downloads_left):``,a=`size`in e?n.bytes(e.size):``,o=`not_after`in e?n.moment(e.not_after):``;return[r,t(`shares.access.${e.what}`,{left:i,size:a,until:o}),...`client`in e?[t(`client.${e.client}`),e.network].filter(e=>e!==``):[]].join(` · `)},T=class extends d{constructor(...e){super(...e),this.done=null,this.shares=this.watch(({api:e})=>({load:()=>e.ask(`shares/list`),listen:t=>e.listen(`requests/subscribe`,{},t)}))}render(){let{text:n}=this.app.localizer;return a`
<div class="stack">
<h2>${n(`nav.shares`)}</h2>
<div role="status" tabindex="-1">${this.done===null?e:t(this.done)}</div>
${f(this.problem===null?null:this.app.say(this.problem))}
${o(this.shares.loaded,this.app,t=>{let r=_(t,this.app.localizer,this.app.format);return a`
${r.isEmpty?p(n(`shares.empty.heading`),n(`shares.empty.text`)):e}
${r.lists.map(({heading:e,cards:t})=>a`
<section class="stack">
<h3>${e}</h3>
<ul class="rows">
${c(t,({id:e})=>e,e=>a`<li class="card">${this.card(e)}</li>`)}
</ul>
</section>
`)}
${r.most===null?e:a`<p class="hint">${r.most}</p>`}
`})}
</div>
`}card(t){let{text:n}=this.app.localizer,{id:r,who:i,state:o,accesses:c,end:l,less:u}=t;return a`
<h4 id=${r} dir="auto">${i}</h4>
<p>${o}</p>
${s(t.facts)}
${c.lines.length===0?a`<p class="hint">${c.heading}</p>`:a`
<details>
<summary>${c.heading}</summary>
<ul class="notes">
${c.lines.map(e=>a`<li>${e}</li>`)}
</ul>
</details>
`}
${u===null?e:this.less(r,u)}
${l===null?e:a`
<div class="actions">
<button
type="button"
aria-describedby=${r}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.end(r,l)}
>
${n(this.doing===r?`status.working`:`shares.${l}`)}
</button>
</div>
`}
`}less(e,t){let{text:n}=this.app.localizer;return a`
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
`}end(e,t){return this.tell(e,async()=>{let{api:n,localizer:r}=this.app;return v(t===`veto`?await n.ask(`approval/veto`,{draft_id:e}):await n.ask(`shares/revoke`,{share_id:e}),r)})}shorten(e,t,{elements:n}){let{api:r,localizer:i,format:a}=this.app,[o=``,s=``]=[...n].map(e=>e.value),c=b(t,{downloads:o.trim(),until:s},a.timeZone);return this.tell(e,async()=>c===null?i.text(`shares.less.none`):y(await r.ask(`shares/shorten`,{share_id:e,...c}),i,a))}tell(e,t){return this.doing===null?(this.done=null,this.act(e,async()=>{this.done=await t(),await this.shares.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()})):Promise.resolve()}};l([n()],T.prototype,`done`,void 0),l([r(`[role=status]`)],T.prototype,`said`,void 0),i(`footage-guard-shares`,T);export{T as SharesPage};