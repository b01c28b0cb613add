import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,S as s,b as c,g as l,s as u,x as d}from"./panel-frame-Bq-v3esW.js";import{i as f,r as p,t as m}from"./panel-process-view-Be5wa8Od.js";var h=class extends u{constructor(...e){super(...e),this.paperId=``,this.done=null,this.outcome=null,this.shown=this.watch(({api:e})=>({load:async()=>{let{processes:t}=await e.ask(`process/list`),n=t.find(({process_id:e})=>e===this.paperId);if(n===void 0)throw{code:`process_unknown`};return n}}))}render(){let{app:e}=this;return a`
<div class="stack">
<div class="actions">
<a class="button" href=${e.path({page:`process`})}>${e.localizer.text(`process.list`)}</a>
</div>
${s(this.shown.loaded,e,e=>this.paper(e))}
</div>
`}paper(n){let{app:r,done:i,problem:o}=this,{localizer:s,format:l,info:u}=r,f=p(n,u,s,l),{text:m}=s;return a`
<h2 dir="auto">${f.heading}</h2>
<div role="status" tabindex="-1">${i===null?e:t(i)}</div>
${d(o===null?null:r.say(o))}
${f.problem===null?e:t(r.say({code:f.problem,values:{}}))}
${f.notes.map(e=>t(e))}
<section class="card">
${c(f.facts)} ${f.secrecy===null?e:a`<p>${f.secrecy}</p>`}
${f.note===``?e:a`<p class="hint">${m(`process.note`)}</p><blockquote dir="auto">${f.note}</blockquote>`}
</section>
${this.checklist(n,f)} ${this.hold(f)}
${f.requestId===null?e:a`
<div class="actions">
<a class="button" href=${r.path({page:`request`,id:f.requestId})}>${m(`process.request`)}</a>
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
@change=${n=>{n.target.checked=i,this.mark(t,{checks:f(e.checklist,t)},null)}}
/>
${r}
</label>
`)}
</fieldset>
`}hold({hold:t,holdId:n,review:r,isReviewDue:i,mayMark:o}){let{app:s}=this,{text:c}=s.localizer;return a`
<section class="stack">
<h3>${c(`process.hold`)}</h3>
<p>${t}</p>
${r===null||i?e:a`<p class="hint">${r}</p>`}
${n===null?e:a`
<div class="actions">
${i&&o?this.button(`review`,c(`process.review.do`),{review:!0},null):e}
<a class="button" href=${s.path({page:`held`,id:n})}>${c(`process.hold.list`)}</a>
<a class="button" href=${s.path({page:`vault`})}>${c(`process.hold.link`)}</a>
</div>
`}
</section>
`}outcomes({outcome:t,mayMark:n}){let{text:r}=this.app.localizer,i=this.outcome;return a`
<section class="stack">
<h3>${r(`process.outcome`)}</h3>
<p>${r(`process.outcome.${t}`)}</p>
${n?a`
<div class="stack" role="radiogroup" aria-label=${r(`process.outcome`)}>
<p class="hint">${r(`process.outcome.text`)}</p>
${m.filter(e=>e!==t).map(e=>a`
<label class="option">
<input type="radio" name="outcome" .checked=${i===e} @change=${()=>this.outcome=e} />
${r(`process.outcome.${e}`)}
</label>
`)}
<div class="actions">
${this.button(`outcome`,r(`verify.note`),i===null?null:{outcome:i},i===null?null:r(`process.outcome.noted`,{outcome:r(`process.outcome.${i}`)}))}
</div>
</div>
`:e}
</section>
`}button(e,t,n,r){return a`
<button
type="button"
aria-disabled=${String(this.doing!==null||n===null)}
@click=${()=>{n!==null&&this.mark(e,n,r)}}
>
${this.doing===e?this.app.localizer.text(`status.working`):t}
</button>
`}mark(e,t,n){let r=this.shown.loaded;if(r.kind!==`ready`)return Promise.resolve();let{process_id:i,version:a}=r.value;return this.done=null,this.act(e,async()=>{try{await this.app.api.ask(`process/update`,{process_id:i,version:a,...t}),this.outcome=null,this.done=n}finally{await this.shown.reload()}await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus()})}};l([o()],h.prototype,`paperId`,void 0),l([n()],h.prototype,`done`,void 0),l([n()],h.prototype,`outcome`,void 0),l([r(`[role=status]`)],h.prototype,`said`,void 0),i(`footage-guard-paper`,h);export{h as PaperPage};