/**
 * Names under which a state is known besides the one in ISO 3166-2, by country and code: how it is written in the
 * country's own script, without the words for province or municipality, and in English.
 */
export const otherStateNames: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  CA: { NL: ['Newfoundland'], PE: ['Île-du-Prince-Édouard'], YT: ['Yukon Territory'] },
  CN: {
    AH: ['Anhui', '安徽'],
    BJ: ['Beijing', '北京'],
    CQ: ['Chongqing', '重庆'],
    FJ: ['Fujian', '福建'],
    GD: ['Guangdong', '广东'],
    GS: ['Gansu', '甘肃'],
    GX: ['Guangxi', '广西', '广西壮族'],
    GZ: ['Guizhou', '贵州'],
    HA: ['Henan', '河南'],
    HB: ['Hubei', '湖北'],
    HE: ['Hebei', '河北'],
    HI: ['Hainan', '海南'],
    HK: ['Hong Kong', '香港'],
    HL: ['Heilongjiang', '黑龙江'],
    HN: ['Hunan', '湖南'],
    JL: ['Jilin', '吉林'],
    JS: ['Jiangsu', '江苏'],
    JX: ['Jiangxi', '江西'],
    LN: ['Liaoning', '辽宁'],
    MO: ['Macao', 'Macau', '澳门'],
    NM: ['Nei Mongol', 'Inner Mongolia', '内蒙古'],
    NX: ['Ningxia', '宁夏', '宁夏回族'],
    QH: ['Qinghai', '青海'],
    SC: ['Sichuan', '四川'],
    SD: ['Shandong', '山东'],
    SH: ['Shanghai', '上海'],
    SN: ['Shaanxi', '陕西'],
    SX: ['Shanxi', '山西'],
    TJ: ['Tianjin', '天津'],
    TW: ['Taiwan', '台湾'],
    XJ: ['Xinjiang', '新疆', '新疆维吾尔'],
    XZ: ['Xizang', 'Tibet', '西藏'],
    YN: ['Yunnan', '云南'],
    ZJ: ['Zhejiang', '浙江'],
  },
  MX: {
    CMX: ['CDMX', 'Mexico City', 'Distrito Federal'],
    COA: ['Coahuila'],
    MEX: ['Estado de México'],
    MIC: ['Michoacán'],
    VER: ['Veracruz'],
  },
};

/** What follows the name in Chinese: province, municipality, autonomous region, special administrative region. */
export const chineseStateWord = /(?:省|市|自治区|特别行政区)$/u;
