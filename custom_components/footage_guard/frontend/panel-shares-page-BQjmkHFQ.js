import{D as e,N as t,O as n,S as r,_ as i,b as a,g as o,h as s,j as c,p as l,t as u,v as d,w as f,y as p}from"./panel-frame-OO019Adf.js";import{n as m,t as h}from"./panel-home-time-5QPrMwIE.js";var g=100,_=({shares:e},t,n)=>{let{text:r}=t,i=r=>e.filter(({state:e})=>e===`ended`===r).map(e=>x(e,t,n));return{lists:[{heading:r(`shares.going.heading`),cards:i(!1)},{heading:r(`shares.over.heading`),cards:i(!0)}].filter(e=>e.cards.length>0),isEmpty:e.length===0,most:e.length<g?null:r(`shares.most`,{count:n.number(g)})}},v=({state:e},{text:t})=>t(e===`declined`?`shares.vetoed`:`shares.revoked`),y=(e,{text:t},n)=>t(`shares.shortened`,{left:n.number(e.downloads_left),until:n.moment(e.not_after)}),b=(e,t,n)=>{let r=t.downloads===e.downloads?null:t.downloads,i=t.until===e.until?null:h(t.until,n);return r!==null&&!/^\d{1,3}$/u.test(r)||t.until!==e.until&&i===null||r===null&&i===null?null:{...r===null?{}:{downloads:Number(r)},...i===null?{}:{not_after:i}}},x=(e,t,n)=>{let{text:r}=t,{recipient:i,accesses:a}=e,o=i===null?[]:[i.name,i.organisation].filter(e=>e!==``),s=e.state===`ended`?null:e.state===`cooling`?`veto`:`revoke`;return{id:e.share_id,who:o.length===0?r(`shares.erased`):o.join(`, `),state:S(e,t,n),facts:C(e,t,n),accesses:{heading:a.length===0?r(`shares.unopened`):r(`shares.accesses`,{count:n.number(a.length)}),lines:a.map(e=>w(e,t,n)).reverse()},end:s,less:s===null||e.not_after===null?null:{downloads:String(e.downloads_left),until:m(e.not_after,n.timeZone)}}},S=(e,{text:t},n)=>{let{state:r,ended:i,live_from:a,not_after:o}=e;if(r===`cooling`)return t(`shares.cooling`,{from:n.moment(a)});if(r!==`ended`)return t(`shares.live`,{until:o===null?``:n.moment(o)});if(i===null)return t(`shares.ended`);let c=`shares.ended.${i.by}`;return s(c)?t(c,{at:n.moment(i.at)}):t(`shares.ended`)},C=(e,{text:t},n)=>{let{delivery:r,purpose:i,files:a,max_downloads:o,downloads_left:s,code_tries_left:c,state:l,not_after:u}=e,[d,f]=[n.number(s),n.number(o??s)],p=[[t(`shares.what_for`),i],[t(`shares.how`),r===null?null:t(`delivery.${r}`)],[t(`shares.files`),a.map(({name:e,size:t})=>`${e} (${n.bytes(t)})`).join(`, `)]];return l!==`ended`&&p.push([t(`shares.downloads`),t(`shares.downloads.of`,{left:d,most:f})],[t(`shares.less.until`),l===`live`||u===null?null:n.moment(u)],[t(`shares.code`),c===null?null:n.number(c)]),p.filter(e=>e[1]!==null&&e[1]!==``)},w=(e,{text:t},n)=>{let r=n.moment(e.at),i=`downloads_left`in e?n.number(e.downloads_left):``,a=`size`in e?n.bytes(e.size):``,o=`not_after`in e?n.moment(e.not_after):``;return[r,t(`shares.access.${e.what}`,{left:i,size:a,until:o}),...`client`in e?[t(`client.${e.client}`),e.network].filter(e=>e!==``):[]].join(` · `)},T=class extends l{constructor(...e){super(...e),this.done=null,this.shares=this.watch(({api:e})=>({load:()=>e.ask(`shares/list`),listen:t=>e.listen(`requests/subscribe`,{},t)}))}render(){let{text:e}=this.app.localizer;return t`
<div class="stack">
<h2>${e(`nav.shares`)}</h2>
<div role="status" tabindex="-1">${this.done===null?c:a(this.done)}</div>
${d(this.problem===null?null:this.app.say(this.problem))}
${p(this.shares.loaded,this.app,n=>{let r=_(n,this.app.localizer,this.app.format);return t`
${r.isEmpty?o(e(`shares.empty.heading`),e(`shares.empty.text`)):c}
${r.lists.map(({heading:e,cards:n})=>t`
<section class="stack">
<h3>${e}</h3>
<ul class="rows">
${u(n,({id:e})=>e,e=>t`<li class="card">${this.card(e)}</li>`)}
</ul>
</section>
`)}
${r.most===null?c:t`<p class="hint">${r.most}</p>`}
`})}
</div>
`}card(e){let{text:n}=this.app.localizer,{id:r,who:a,state:o,accesses:s,end:l,less:u}=e;return t`
<h4 id=${r} dir="auto">${a}</h4>
<p>${o}</p>
${i(e.facts)}
${s.lines.length===0?t`<p class="hint">${s.heading}</p>`:t`
<details>
<summary>${s.heading}</summary>
<ul class="notes">
${s.lines.map(e=>t`<li>${e}</li>`)}
</ul>
</details>
`}
${u===null?c:this.less(r,u)}
${l===null?c:t`
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
`}less(e,n){let{text:r}=this.app.localizer;return t`
<details>
<summary>${r(`shares.less`)}</summary>
<form
class="stack"
@submit=${t=>{t.preventDefault(),this.shorten(e,n,t.target)}}
>
<label>
${r(`shares.downloads`)}
<input name="downloads" inputmode="numeric" autocomplete="off" .defaultValue=${n.downloads} />
</label>
<label>
${r(`shares.less.until`)}
<input name="until" type="datetime-local" .defaultValue=${n.until} />
</label>
<div class="actions">
<button aria-describedby=${e} aria-disabled=${String(this.doing!==null)}>
${r(`shares.less.do`)}
</button>
</div>
</form>
</details>
`}end(e,t){return this.tell(e,async()=>{let{api:n,localizer:r}=this.app;return v(t===`veto`?await n.ask(`approval/veto`,{draft_id:e}):await n.ask(`shares/revoke`,{share_id:e}),r)})}shorten(e,t,{elements:n}){let{api:r,localizer:i,format:a}=this.app,[o=``,s=``]=[...n].map(e=>e.value),c=b(t,{downloads:o.trim(),until:s},a.timeZone);return this.tell(e,async()=>c===null?i.text(`shares.less.none`):y(await r.ask(`shares/shorten`,{share_id:e,...c}),i,a))}tell(e,t){return this.doing===null?(this.done=null,this.act(e,async()=>{this.done=await t(),await this.shares.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()})):Promise.resolve()}};r([n()],T.prototype,`done`,void 0),r([e(`[role=status]`)],T.prototype,`said`,void 0),f(`footage-guard-shares`,T);export{T as SharesPage};