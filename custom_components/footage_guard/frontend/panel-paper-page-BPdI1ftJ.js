import{A as e,C as t,L as n,M as r,O as i,P as a,S as o,T as s,k as c,s as l,v as u,w as d}from"./panel-frame-D7CVcStF.js";import{n as f}from"./panel-about-CF84wsz_.js";import{i as p,r as m,t as h}from"./panel-process-view-Be5wa8Od.js";var g=class extends l{constructor(...e){super(...e),this.paperId=``,this.done=null,this.outcome=null,this.shown=this.watch(({api:e})=>({load:async()=>{let{processes:t}=await e.ask(`process/list`),n=t.find(({process_id:e})=>e===this.paperId);if(n===void 0)throw{code:`process_unknown`};return n},listen:t=>e.listen(`ledger/subscribe`,{kinds:f},t)}))}render(){let{app:e}=this;return a`
<div class="stack">
<div class="actions">
<a class="button" href=${e.path({page:`process`})}>${e.localizer.text(`process.list`)}</a>
</div>
${d(this.shown.loaded,e,e=>this.paper(e))}
</div>
`}paper(e){let{app:n,done:i,problem:c}=this,{localizer:l,format:u,info:d}=n,f=m(e,d,l,u),{text:p}=l;return a`
<h2 dir="auto">${f.heading}</h2>
<div role="status" tabindex="-1">${i===null?r:s(i)}</div>
${t(c===null?null:n.say(c))}
${f.problem===null?r:s(n.say({code:f.problem,values:{}}))}
${f.notes.map(e=>s(e))}
<section class="card">
${o(f.facts)} ${f.secrecy===null?r:a`<p>${f.secrecy}</p>`}
${f.note===``?r:a`<p class="hint">${p(`process.note`)}</p><blockquote dir="auto">${f.note}</blockquote>`}
</section>
${this.checklist(e,f)} ${this.hold(f)}
${f.requestId===null?r:a`
<div class="actions">
<a class="button" href=${n.path({page:`request`,id:f.requestId})}>${p(`process.request`)}</a>
</div>
`}
${this.outcomes(f)}
`}checklist(e,{points:t,mayMark:n}){let{text:r}=this.app.localizer;return a`
<fieldset class="card stack">
<legend><h3>${r(`process.check.heading`)}</h3></legend>
<p class="hint">${r(`process.check.text`)}</p>
${t.map(({check:t,label:r,isDone:i})=>a`
<label class="option">
<input
type="checkbox"
.checked=${i}
?disabled=${!n}
@change=${n=>{n.target.checked=i,this.mark(t,{checks:p(e.checklist,t)},null)}}
/>
${r}
</label>
`)}
</fieldset>
`}hold({hold:e,holdId:t,review:n,isReviewDue:i,mayMark:o}){let{app:s}=this,{text:c}=s.localizer;return a`
<section class="stack">
<h3>${c(`process.hold`)}</h3>
<p>${e}</p>
${n===null||i?r:a`<p class="hint">${n}</p>`}
${t===null?r:a`
<div class="actions">
${i&&o?this.button(`review`,c(`process.review.do`),{review:!0},null):r}
<a class="button" href=${s.path({page:`held`,id:t})}>${c(`process.hold.list`)}</a>
<a class="button" href=${s.path({page:`vault`})}>${c(`process.hold.link`)}</a>
</div>
`}
</section>
`}outcomes({outcome:e,mayMark:t}){let{text:n}=this.app.localizer,i=this.outcome;return a`
<section class="stack">
<h3>${n(`process.outcome`)}</h3>
<p>${n(`process.outcome.${e}`)}</p>
${t?a`
<div class="stack" role="radiogroup" aria-label=${n(`process.outcome`)}>
<p class="hint">${n(`process.outcome.text`)}</p>
${h.filter(t=>t!==e).map(e=>a`
<label class="option">
<input type="radio" name="outcome" .checked=${i===e} @change=${()=>this.outcome=e} />
${n(`process.outcome.${e}`)}
</label>
`)}
<div class="actions">
${this.button(`outcome`,n(`verify.note`),i===null?null:{outcome:i},i===null?null:n(`process.outcome.noted`,{outcome:n(`process.outcome.${i}`)}))}
</div>
</div>
`:r}
</section>
`}button(e,t,n,r){return a`
<button
type="button"
aria-disabled=${String(this.doing!==null||n===null)}
@click=${()=>{n!==null&&this.mark(e,n,r)}}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}mark(e,t,n){let r=this.shown.loaded;if(r.kind!==`ready`)return Promise.resolve();let{process_id:i,version:a}=r.value;return this.done=null,this.act(e,async()=>{try{await this.app.api.ask(`process/update`,{process_id:i,version:a,...t}),this.outcome=null,this.done=n}finally{await this.shown.reload()}await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()})}};u([e()],g.prototype,`paperId`,void 0),u([c()],g.prototype,`done`,void 0),u([c()],g.prototype,`outcome`,void 0),u([i(`[role=status]`)],g.prototype,`said`,void 0),n(`footage-guard-paper`,g);export{g as PaperPage};