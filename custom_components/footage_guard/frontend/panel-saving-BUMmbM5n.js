import{F as e,M as t,N as n,O as r,P as i,_ as a,g as o,k as s}from"./panel-frame-Bq-v3esW.js";var c=4,l=4,u=e=>({size:e.length+8,path:e.flatMap((e,t)=>[...e.matchAll(/1+/gu)].map(({0:e,index:n})=>`M${String(n+c)} ${String(t+c)}h${String(e.length)}v1h-${String(e.length)}z`)).join(``)}),d=e=>Array.from({length:Math.ceil(e.length/l)},(t,n)=>e.slice(n*l,(n+1)*l)),f=(e,r)=>{let{size:i,path:a}=u(e);return t`
<svg class="code" role="img" aria-label=${r} viewBox="0 0 ${i} ${i}">
${n`<path fill="#fff" d="M0 0h${i}v${i}H0z" /><path fill="#000" d=${a} />`}
</svg>
`},p=i`
.code {
display: block;
inline-size: min(100%, 280px);
shape-rendering: crispEdges;
}
`,m=(e,t=[])=>e.length!==t.length||e.some((e,n)=>e!==t[n]),h=class extends s{constructor(...e){super(...e),this.label=``,this.name=``,this.type=``,this.parts=[],this.address=null}static{this.styles=[a]}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.requestUpdate(`parts`,[])}disconnectedCallback(){super.disconnectedCallback(),this.drop()}willUpdate(e){e.has(`parts`)&&(this.drop(),this.address=URL.createObjectURL(new Blob([...this.parts],{type:this.type})))}render(){return t`<a class="button" href=${this.address??``} download=${this.name}>${this.label}</a>`}drop(){this.address!==null&&URL.revokeObjectURL(this.address),this.address=null}};o([r()],h.prototype,`label`,void 0),o([r()],h.prototype,`name`,void 0),o([r()],h.prototype,`type`,void 0),o([r({attribute:!1,hasChanged:m})],h.prototype,`parts`,void 0);var g=(e,n,r,i)=>t`
<footage-guard-save .label=${e} .name=${n} .parts=${r} .type=${i}></footage-guard-save>
`;e(`footage-guard-save`,h);export{d as a,u as i,f as n,p as r,g as t};