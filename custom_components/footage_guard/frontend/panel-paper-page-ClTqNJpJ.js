import{K as e,L as t,M as n,N as r,P as i,R as a,U as o,V as s,j as c,n as l,w as u,z as d}from"./panel-frame-Bqq7yk48.js";import{n as f}from"./panel-about-D9wFzFJC.js";import{i as p,r as m,t as h}from"./panel-process-view-Be5wa8Od.js";var g=class extends l{constructor(...e){super(...e),this.paperId=``,this.done=null,this.outcome=null,this.shown=this.watch(({api:e})=>({load:async()=>{let{processes:t}=await e.ask(`process/list`),n=t.find(({process_id:e})=>e===this.paperId);if(n===void 0)throw{code:`process_unknown`};return n},listen:t=>e.listen(`ledger/subscribe`,{kinds:f},t)}))}render(){let{app:e}=this;return o`
<div class="stack">
<div class="actions">
<a class="button" href=${e.path({page:`process`})}>${e.localizer.text(`process.list`)}</a>
</div>
${r(this.shown.loaded,e,e=>this.paper(e))}
</div>
`}paper(e){let{app:t,done:r,problem:a}=this,{localizer:l,format:u,info:d}=t,f=m(e,d,l,u),{text:p}=l;return o`
<h2 dir="auto">${f.heading}</h2>
<div role="status" tabindex="-1">${r===null?s:i(r)}</div>
${n(a===null?null:t.say(a))}
${f.problem===null?s:i(t.say({code:f.problem,values:{}}))}
${f.notes.map(e=>i(e))}
<section class="card">
${c(f.facts)} ${f.secrecy===null?s:o`<p>${f.secrecy}</p>`}
${f.note===``?s:o`<p class="hint">${p(`process.note`)}</p><blockquote dir="auto">${f.note}</blockquote>`}
</section>
${this.checklist(e,f)} ${this.hold(f)}
${f.requestId===null?s:o`
<div class="actions">
<a class="button" href=${t.path({page:`request`,id:f.requestId})}>${p(`process.request`)}</a>
</div>
`}
${this.outcomes(f)}
`}checklist(e,{points:t,mayMark:n}){let{text:r}=this.app.localizer;return o`
<fieldset class="card stack">
<legend><h3>${r(`process.check.heading`)}</h3></legend>
<p class="hint">${r(`process.check.text`)}</p>
${t.map(({check:t,label:r,isDone:i})=>o`
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
`}hold({hold:e,holdId:t,review:n,isReviewDue:r,mayMark:i}){let{app:a}=this,{text:c}=a.localizer;return o`
<section class="stack">
<h3>${c(`process.hold`)}</h3>
<p>${e}</p>
${n===null||r?s:o`<p class="hint">${n}</p>`}
${t===null?s:o`
<div class="actions">
${r&&i?this.button(`review`,c(`process.review.do`),{review:!0},null):s}
<a class="button" href=${a.path({page:`held`,id:t})}>${c(`process.hold.list`)}</a>
<a class="button" href=${a.path({page:`vault`})}>${c(`process.hold.link`)}</a>
</div>
`}
</section>
`}outcomes({outcome:e,mayMark:t}){let{text:n}=this.app.localizer,r=this.outcome;return o`
<section class="stack">
<h3>${n(`process.outcome`)}</h3>
<p>${n(`process.outcome.${e}`)}</p>
${t?o`
<div class="stack" role="radiogroup" aria-label=${n(`process.outcome`)}>
<p class="hint">${n(`process.outcome.text`)}</p>
${h.filter(t=>t!==e).map(e=>o`
<label class="option">
<input type="radio" name="outcome" .checked=${r===e} @change=${()=>this.outcome=e} />
${n(`process.outcome.${e}`)}
</label>
`)}
<div class="actions">
${this.button(`outcome`,n(`verify.note`),r===null?null:{outcome:r},r===null?null:n(`process.outcome.noted`,{outcome:n(`process.outcome.${r}`)}))}
</div>
</div>
`:s}
</section>
`}button(e,t,n,r){return o`
<button
type="button"
aria-disabled=${String(this.doing!==null||n===null)}
@click=${()=>{n!==null&&this.mark(e,n,r)}}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}mark(e,t,n){let r=this.shown.loaded;if(r.kind!==`ready`)return Promise.resolve();let{process_id:i,version:a}=r.value;return this.done=null,this.act(e,async()=>{try{await this.app.api.ask(`process/update`,{process_id:i,version:a,...t}),this.outcome=null,this.done=n}finally{await this.shown.reload()}await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()})}};u([d()],g.prototype,`paperId`,void 0),u([a()],g.prototype,`done`,void 0),u([a()],g.prototype,`outcome`,void 0),u([t(`[role=status]`)],g.prototype,`said`,void 0),e(`footage-guard-paper`,g);export{g as PaperPage};