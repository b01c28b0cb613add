import{H as e,U as t,V as n,f as r}from"./panel-frame-BG_3cxf2.js";var i=(t,i)=>{let{size:a,path:o}=r(t);return n`
<svg class="code" role="img" aria-label=${i} viewBox="0 0 ${a} ${a}">
${e`<path fill="#fff" d="M0 0h${a}v${a}H0z" /><path fill="#000" d=${o} />`}
</svg>
`},a=t`
.code {
display: block;
inline-size: min(100%, 280px);
shape-rendering: crispEdges;
}
`;export{a as n,i as t};