import{A as e,F as t,I as n,L as r,P as i,j as a,v as o,y as s}from"./panel-frame-tfZiOiuE.js";var c=4,l=4,u=e=>({size:e.length+8,path:e.flatMap((e,t)=>[...e.matchAll(/1+/gu)].map(({0:e,index:n})=>`M${String(n+c)} ${String(t+c)}h${String(e.length)}v1h-${String(e.length)}z`)).join(``)}),d=e=>Array.from({length:Math.ceil(e.length/l)},(t,n)=>e.slice(n*l,(n+1)*l)),f=(e,n)=>{let{size:r,path:a}=u(e);return i`
<svg class="code" role="img" aria-label=${n} viewBox="0 0 ${r} ${r}">
${t`<path fill="#fff" d="M0 0h${r}v${r}H0z" /><path fill="#000" d=${a} />`}
</svg>
`},p=n`
.code {
display: block;
inline-size: min(100%, 280px);
shape-rendering: crispEdges;
}
`,m=(e,t=[])=>e.length!==t.length||e.some((e,n)=>e!==t[n]),h=class extends a{constructor(...e){super(...e),this.label=``,this.name=``,this.type=``,this.parts=[],this.address=null}static{this.styles=[s]}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.requestUpdate(`parts`,[])}disconnectedCallback(){super.disconnectedCallback(),this.drop()}willUpdate(e){e.has(`parts`)&&(this.drop(),this.address=URL.createObjectURL(new Blob([...this.parts],{type:this.type})))}render(){return i`<a class="button" href=${this.address??``} download=${this.name}>${this.label}</a>`}drop(){this.address!==null&&URL.revokeObjectURL(this.address),this.address=null}};o([e()],h.prototype,`label`,void 0),o([e()],h.prototype,`name`,void 0),o([e()],h.prototype,`type`,void 0),o([e({attribute:!1,hasChanged:m})],h.prototype,`parts`,void 0);var g=(e,t,n,r)=>i`
<footage-guard-save .label=${e} .name=${t} .parts=${n} .type=${r}></footage-guard-save>
`;r(`footage-guard-save`,h);export{d as a,u as i,f as n,p as r,g as t};