import{N as e,O as t,S as n,T as r,_ as i,b as a,j as o,k as s,p as c,v as l,w as u,y as d}from"./panel-frame-OO019Adf.js";import{a as f,i as p,l as m,n as h,o as g,r as _,t as v}from"./panel-propose-Ult05GZ_.js";var y=(e,t,{has_recovery_code:n},r,i)=>{let{text:a}=r,o=(e,t)=>({name:e,isDone:t,state:a(t?`setup.done`:`setup.open`)});return[o(`cameras`,e.cameras.length>0),o(`recovery`,n),x(t,o(`approver`,e.voters>1),r,i),o(`notify`,e.notify_targets>0)]},b=(e,{text:t})=>({yes:[t(`setup.yes.${e}`),t(`setup.yes.2`),t(`setup.yes.3`)],no:[...e===`convenience`?[t(`setup.no.convenience`)]:[],t(`setup.no.1`),t(`setup.no.2`),t(`setup.no.3`),t(`setup.no.4`),t(`setup.no.5`)]}),x=(e,t,n,r)=>{let{text:i}=n,a=g(e,n),o=e.people.find(({role:e,is_usable:t})=>e===`approver`&&!t),[s]=e.invitations;if(t.isDone)return t;if(o!==void 0){let{person_id:e,usable_from:n}=o;return{...t,state:i(`setup.waits`,{name:a(e),from:r.moment(n)})}}return s===void 0?t:{...t,state:i(`setup.invited`,{name:a(s.person_id)})}},S=class extends c{constructor(...e){super(...e),this.told=()=>void 0,this.submit=e=>{e.preventDefault();let{elements:t}=e.target,n=e=>t.namedItem(e),r=f(this.held.policy.policy,{quorum:n(`quorum`).value,veto_hours:n(`veto_hours`).value,cooling_minutes:n(`cooling_minutes`).value,public_links:n(`public_links`).checked,share_origin:n(`share_origin`).value});r===null?this.told(this.app.localizer.text(`policy.nothing`)):this.act(`policy`,()=>this.change(r))}}render(){let{localizer:t,format:n,info:r}=this.app,{policy:s}=this.held;return e`
<section class="stack">
<h3>${t.text(`policy.heading`)}</h3>
${s.is_believed?o:a(t.text(`policy.unbelieved`))}
${i(p(s,t,n))}
${l(this.problem===null?null:this.app.say(this.problem))}
${r.role===`approver`?this.form():o}
</section>
`}form(){let{text:t}=this.app.localizer,n=_(this.held.policy.policy);return e`
<details>
<summary>${t(`policy.form`)}</summary>
<form class="stack" @submit=${this.submit}>
<p class="hint">${t(`policy.form.text`)}</p>
${this.number(`quorum`,t(`policy.quorum`),n.quorum)}
${this.number(`veto_hours`,t(`policy.hours`,{label:t(`policy.veto_hours`)}),n.veto_hours)}
${this.number(`cooling_minutes`,t(`policy.minutes`,{label:t(`policy.cooling_minutes`)}),n.cooling_minutes)}
<label class="option">
<input type="checkbox" name="public_links" .defaultChecked=${n.public_links} />
${t(`policy.public_links`)}
</label>
<label>
${t(`policy.share_origin`)}
<input name="share_origin" inputmode="url" autocomplete="off" .defaultValue=${n.share_origin} />
<span class="hint">${t(`policy.share_origin.hint`)}</span>
</label>
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>
${t(this.doing===null?`policy.change`:`status.working`)}
</button>
</div>
</form>
</details>
`}number(t,n,r){return e`
<label>${n} <input name=${t} type="number" min="0" step="1" required .defaultValue=${r} /></label>
`}async change(e){let{api:t,localizer:n,format:i}=this.app,{people:a,policy:o}=this.held;try{await t.ask(`policy/apply`,{policy:e}),this.told(n.text(`change.done`))}catch(t){if(r(t).code!==`only_in_panel`)throw t;let s=await v(this.app,`policy/apply`,{policy:e},e=>({heading:n.text(`change.policy`),lines:h(o,e,g(a,n),n,i)}));s!==null&&this.told(s)}}};n([s({attribute:!1})],S.prototype,`held`,void 0),n([s({attribute:!1})],S.prototype,`told`,void 0),u(`footage-guard-policy`,S);var C=`/config/integrations/integration/footage_guard`,w=class extends c{constructor(...e){super(...e),this.done=null,this.household=this.watch(({api:e})=>({load:()=>m(e)})),this.told=async e=>{this.done=e,await Promise.all([this.household.reload(),this.app.refresh()])}}render(){let{text:t}=this.app.localizer;return e`
<div class="stack">
<h2>${t(`nav.setup`)}</h2>
<p>${t(`setup.text`)}</p>
<div role="status">${this.done===null?o:a(this.done)}</div>
${d(this.household.loaded,this.app,t=>{let{info:n,localizer:r,format:i}=this.app;return e`
<ul class="rows">
${y(n,t.people,t.status,r,i).map(n=>e`<li class="card">${this.step(n,t)}</li>`)}
</ul>
${this.protection()}
<footage-guard-policy .app=${this.app} .held=${t} .told=${this.told}></footage-guard-policy>
`})}
</div>
`}step({name:t,state:n,isDone:r},{status:i}){let{localizer:a,path:s}=this.app,{text:c}=a;if(t===`recovery`)return e`
<h3>${c(`recovery.heading`)}: ${n}</h3>
<footage-guard-recovery-code .app=${this.app} .hasCode=${i.has_recovery_code} .told=${this.told}>
</footage-guard-recovery-code>
`;let l=t===`approver`?e`<a class="button" href=${s({page:`people`})}>${c(`setup.approver.link`)}</a>`:e`<a class="button" href=${C}>${c(`setup.link`)}</a>`;return e`
<h3>${c(`setup.${t}`)}: ${n}</h3>
<p class="hint">${c(`setup.${t}.text`)}</p>
${r?o:e`<div class="actions">${l}</div>`}
`}protection(){let{localizer:t,info:n}=this.app,{yes:r,no:i}=b(n.mode,t),a=t=>e`<ul class="notes">${t.map(t=>e`<li>${t}</li>`)}</ul>`;return e`
<section class="card">
<h3>${t.text(`setup.yes.heading`)}</h3>
${a(r)}
<h3>${t.text(`setup.no.heading`)}</h3>
${a(i)}
</section>
`}};n([t()],w.prototype,`done`,void 0),u(`footage-guard-setup`,w);export{w as SetupPage};