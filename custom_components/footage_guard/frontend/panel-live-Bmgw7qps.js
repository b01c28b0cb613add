import{B as e,_ as t,b as n,g as r,v as i,y as a,z as o}from"./panel-frame-BG_3cxf2.js";var s={past:[],future:[]},c=({past:e},t)=>({past:[...e,t].slice(-100),future:[]}),l=({past:e,future:t},n)=>{let r=e.at(-1);return r===void 0?null:[r,{past:e.slice(0,-1),future:[n,...t]}]},u=({past:e,future:t},n)=>{let[r,...i]=t;return r===void 0?null:[r,{past:[...e,n],future:i}]},d=i(class extends a{constructor(e){
/**
* @license
* Copyright 2020 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
if(super(e),e.type!==n.PROPERTY&&e.type!==n.ATTRIBUTE&&e.type!==n.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!t(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(t,[i]){if(i===e||i===o)return i;let a=t.element,s=t.name;if(t.type===n.PROPERTY){if(i===a[s])return e}else if(t.type===n.BOOLEAN_ATTRIBUTE){if(!!i===a.hasAttribute(s))return e}else if(t.type===n.ATTRIBUTE&&a.getAttribute(s)===i+``)return e;return r(t),i}});export{l as a,c as i,s as n,u as r,d as t};