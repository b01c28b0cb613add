import{K as e,N as t,P as n,R as r,U as i,V as a,j as o,n as s,w as c}from"./panel-frame-Bqq7yk48.js";import{i as l,t as u}from"./panel-people-view-Cra4KyG1.js";import{r as d}from"./panel-about-D9wFzFJC.js";import{n as f}from"./panel-policy-view-GOQnek-3.js";import{t as p}from"./panel-recovery-code-9fgRxzuB.js";var m=(e,t,{has_recovery_code:n},r,i)=>{let{text:a}=r,o=(e,t)=>({name:e,isDone:t,state:a(t?`setup.done`:`setup.open`)});return[o(`cameras`,e.cameras.length>0),o(`recovery`,n),g(t,o(`approver`,e.voters>1),r,i),o(`notify`,e.notify_targets>0)]},h=(e,{text:t})=>({yes:[t(`setup.yes.${e}`),t(`setup.yes.2`),t(`setup.yes.3`)],no:[...e===`convenience`?[t(`setup.no.convenience`)]:[],t(`setup.no.1`),t(`setup.no.2`),t(`setup.no.3`),t(`setup.no.4`),t(`setup.no.5`)]}),g=(e,t,n,r)=>{let{text:i}=n,a=u(e,n),o=e.people.find(({role:e,is_usable:t})=>e===`approver`&&!t),[s]=e.invitations;if(t.isDone)return t;if(o!==void 0){let{person_id:e,usable_from:n}=o;return{...t,state:i(`setup.waits`,{name:a(e),from:r.moment(n)})}}return s===void 0?t:{...t,state:i(`setup.invited`,{name:a(s.person_id)})}},_=`/config/integrations/integration/footage_guard`,v=class extends s{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>l(e),listen:t=>e.listen(`ledger/subscribe`,{kinds:d},t)})),this.told=async e=>{this.done=e,await Promise.all([this.household.reload(),this.app.refresh()])}}static{this.styles=[...s.styles,p]}render(){let{text:e}=this.app.localizer;return i`
<div class="stack">
<h2>${e(`nav.setup`)}</h2>
<p>${e(`setup.text`)}</p>
<div role="status">${this.done===null?a:n(this.done)}</div>
${t(this.household.loaded,this.app,t=>{let{info:n,localizer:r,format:a,path:s}=this.app;return i`
<ul class="rows">
${m(n,t.people,t.status,r,a).map(e=>i`<li class="card">${this.step(e,t)}</li>`)}
</ul>
${this.protection()}
<section class="stack">
<h3>${e(`policy.heading`)}</h3>
${o(f(t.policy,r,a))}
<p class="hint">${e(`policy.more`)}</p>
<div class="actions"><a class="button" href=${s({page:`vault`})}>${e(`policy.more.link`)}</a></div>
</section>
`})}
</div>
`}step({name:e,state:t,isDone:n},{status:r}){let{localizer:o,path:s}=this.app,{text:c}=o;if(e===`recovery`)return i`
<h3>${c(`recovery.heading`)}: ${t}</h3>
<footage-guard-recovery-code .app=${this.app} .hasCode=${r.has_recovery_code} .told=${this.told}>
</footage-guard-recovery-code>
`;let l=e===`approver`?i`<a class="button" href=${s({page:`people`})}>${c(`setup.approver.link`)}</a>`:i`<a class="button" href=${_}>${c(`setup.link`)}</a>`;return i`
<h3>${c(`setup.${e}`)}: ${t}</h3>
<p class="hint">${c(`setup.${e}.text`)}</p>
${n?a:i`<div class="actions">${l}</div>`}
`}protection(){let{localizer:e,info:t}=this.app,{yes:n,no:r}=h(t.mode,e),a=e=>i`<ul class="notes">${e.map(e=>i`<li>${e}</li>`)}</ul>`;return i`
<section class="card">
<h3>${e.text(`setup.yes.heading`)}</h3>
${a(n)}
<h3>${e.text(`setup.no.heading`)}</h3>
${a(r)}
</section>
`}};c([r()],v.prototype,`done`,void 0),e(`footage-guard-setup`,v);export{v as SetupPage};