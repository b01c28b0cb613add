import{K as e,N as t,P as n,R as r,U as i,V as a,j as o,n as s,w as c}from"./panel-frame-Xr5OVtfg.js";import{i as l,t as u}from"./panel-people-view-C_bPD17G.js";import{n as d}from"./panel-policy-view-DgVP-9Jp.js";import{t as f}from"./panel-recovery-code-DlHZwFJh.js";var p=(e,t,{has_recovery_code:n},r,i)=>{let{text:a}=r,o=(e,t)=>({name:e,isDone:t,state:a(t?`setup.done`:`setup.open`)});return[o(`cameras`,e.cameras.length>0),o(`recovery`,n),h(t,o(`approver`,e.voters>1),r,i),o(`notify`,e.notify_targets>0)]},m=(e,{text:t})=>({yes:[t(`setup.yes.${e}`),t(`setup.yes.2`),t(`setup.yes.3`)],no:[...e===`convenience`?[t(`setup.no.convenience`)]:[],t(`setup.no.1`),t(`setup.no.2`),t(`setup.no.3`),t(`setup.no.4`),t(`setup.no.5`)]}),h=(e,t,n,r)=>{let{text:i}=n,a=u(e,n),o=e.people.find(({role:e,is_usable:t})=>e===`approver`&&!t),[s]=e.invitations;if(t.isDone)return t;if(o!==void 0){let{person_id:e,usable_from:n}=o;return{...t,state:i(`setup.waits`,{name:a(e),from:r.moment(n)})}}return s===void 0?t:{...t,state:i(`setup.invited`,{name:a(s.person_id)})}},g=`/config/integrations/integration/footage_guard`,_=class extends s{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>l(e)})),this.told=async e=>{this.done=e,await Promise.all([this.household.reload(),this.app.refresh()])}}static{this.styles=[...s.styles,f]}render(){let{text:e}=this.app.localizer;return i`
<div class="stack">
<h2>${e(`nav.setup`)}</h2>
<p>${e(`setup.text`)}</p>
<div role="status">${this.done===null?a:n(this.done)}</div>
${t(this.household.loaded,this.app,t=>{let{info:n,localizer:r,format:a,path:s}=this.app;return i`
<ul class="rows">
${p(n,t.people,t.status,r,a).map(e=>i`<li class="card">${this.step(e,t)}</li>`)}
</ul>
${this.protection()}
<section class="stack">
<h3>${e(`policy.heading`)}</h3>
${o(d(t.policy,r,a))}
<p class="hint">${e(`policy.more`)}</p>
<div class="actions"><a class="button" href=${s({page:`vault`})}>${e(`policy.more.link`)}</a></div>
</section>
`})}
</div>
`}step({name:e,state:t,isDone:n},{status:r}){let{localizer:o,path:s}=this.app,{text:c}=o;if(e===`recovery`)return i`
<h3>${c(`recovery.heading`)}: ${t}</h3>
<footage-guard-recovery-code .app=${this.app} .hasCode=${r.has_recovery_code} .told=${this.told}>
</footage-guard-recovery-code>
`;let l=e===`approver`?i`<a class="button" href=${s({page:`people`})}>${c(`setup.approver.link`)}</a>`:i`<a class="button" href=${g}>${c(`setup.link`)}</a>`;return i`
<h3>${c(`setup.${e}`)}: ${t}</h3>
<p class="hint">${c(`setup.${e}.text`)}</p>
${n?a:i`<div class="actions">${l}</div>`}
`}protection(){let{localizer:e,info:t}=this.app,{yes:n,no:r}=m(t.mode,e),a=e=>i`<ul class="notes">${e.map(e=>i`<li>${e}</li>`)}</ul>`;return i`
<section class="card">
<h3>${e.text(`setup.yes.heading`)}</h3>
${a(n)}
<h3>${e.text(`setup.no.heading`)}</h3>
${a(r)}
</section>
`}};c([r()],_.prototype,`done`,void 0),e(`footage-guard-setup`,_);export{_ as SetupPage};