import{I as e,M as t,V as n,W as r,j as i,k as a,n as o,w as s,z as c}from"./panel-frame-BG_3cxf2.js";import{i as l,t as u}from"./panel-people-view-C_bPD17G.js";import{n as d}from"./panel-policy-view-BKvTTrHG.js";import{t as f}from"./panel-recovery-code-Bq99d5uw.js";var p=(e,t,{has_recovery_code:n},r,i)=>{let{text:a}=r,o=(e,t)=>({name:e,isDone:t,state:a(t?`setup.done`:`setup.open`)});return[o(`cameras`,e.cameras.length>0),o(`recovery`,n),h(t,o(`approver`,e.voters>1),r,i),o(`notify`,e.notify_targets>0)]},m=(e,{text:t})=>({yes:[t(`setup.yes.${e}`),t(`setup.yes.2`),t(`setup.yes.3`)],no:[...e===`convenience`?[t(`setup.no.convenience`)]:[],t(`setup.no.1`),t(`setup.no.2`),t(`setup.no.3`),t(`setup.no.4`),t(`setup.no.5`)]}),h=(e,t,n,r)=>{let{text:i}=n,a=u(e,n),o=e.people.find(({role:e,is_usable:t})=>e===`approver`&&!t),[s]=e.invitations;if(t.isDone)return t;if(o!==void 0){let{person_id:e,usable_from:n}=o;return{...t,state:i(`setup.waits`,{name:a(e),from:r.moment(n)})}}return s===void 0?t:{...t,state:i(`setup.invited`,{name:a(s.person_id)})}},g=`/config/integrations/integration/footage_guard`,_=class extends o{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>l(e)})),this.told=async e=>{this.done=e,await Promise.all([this.household.reload(),this.app.refresh()])}}static{this.styles=[...o.styles,f]}render(){let{text:e}=this.app.localizer;return n`
<div class="stack">
<h2>${e(`nav.setup`)}</h2>
<p>${e(`setup.text`)}</p>
<div role="status">${this.done===null?c:t(this.done)}</div>
${i(this.household.loaded,this.app,t=>{let{info:r,localizer:i,format:o,path:s}=this.app;return n`
<ul class="rows">
${p(r,t.people,t.status,i,o).map(e=>n`<li class="card">${this.step(e,t)}</li>`)}
</ul>
${this.protection()}
<section class="stack">
<h3>${e(`policy.heading`)}</h3>
${a(d(t.policy,i,o))}
<p class="hint">${e(`policy.more`)}</p>
<div class="actions"><a class="button" href=${s({page:`vault`})}>${e(`policy.more.link`)}</a></div>
</section>
`})}
</div>
`}step({name:e,state:t,isDone:r},{status:i}){let{localizer:a,path:o}=this.app,{text:s}=a;if(e===`recovery`)return n`
<h3>${s(`recovery.heading`)}: ${t}</h3>
<footage-guard-recovery-code .app=${this.app} .hasCode=${i.has_recovery_code} .told=${this.told}>
</footage-guard-recovery-code>
`;let l=e===`approver`?n`<a class="button" href=${o({page:`people`})}>${s(`setup.approver.link`)}</a>`:n`<a class="button" href=${g}>${s(`setup.link`)}</a>`;return n`
<h3>${s(`setup.${e}`)}: ${t}</h3>
<p class="hint">${s(`setup.${e}.text`)}</p>
${r?c:n`<div class="actions">${l}</div>`}
`}protection(){let{localizer:e,info:t}=this.app,{yes:r,no:i}=m(t.mode,e),a=e=>n`<ul class="notes">${e.map(e=>n`<li>${e}</li>`)}</ul>`;return n`
<section class="card">
<h3>${e.text(`setup.yes.heading`)}</h3>
${a(r)}
<h3>${e.text(`setup.no.heading`)}</h3>
${a(i)}
</section>
`}};s([e()],_.prototype,`done`,void 0),r(`footage-guard-setup`,_);export{_ as SetupPage};