"""Spellings that people write, in three scripts and two languages, and whose they are."""

import pytest

from debar.entities.graph import Graph
from debar.entities.names import SAME, lookup

GRAPH = Graph.load()

ENGLISH = {
    "HIKVISION DIGITAL TECHNOLOGY": "hikvision",
    "Hangzhou Hikvision Digital Technology Co., Ltd.": "hikvision",
    "Hikvision Canada inc.": "hikvision-canada",
    "Zhejiang Dahua Technology": "dahua",
    "Dahua Technology USA Inc": "dahua-usa",
    "HUAWEI TECHNOLOGIES CO LTD": "huawei",
    "Huawei Technologies Canada": "huawei-canada",
    "Futurewei Technologies Inc": "futurewei",
    "HiSilicon Technologies": "hisilicon",
    "ZTE Corp.": "zte",
    "Hytera Communications Corp Ltd": "hytera",
    "Norsat International Inc": "norsat",
    "SZ DJI": "dji",
    "Autel Robotics Co": "autel",
    "Sense Time": "sensetime",
    "China Telecom Americas": "china-telecom-americas",
    "China Unicom (Americas) Operations": "china-unicom-americas",
    "Pacific Networks": "pacific-networks",
    "Kaspersky Lab": "kaspersky",
    "Lorex Technology": "lorex",
    "Pinduoduo": "pdd",
    "TP LINK": "tp-link",
}
FORMER = {
    "Zhongxing Telecommunication Equipment": "zte",
    "China Telecom USA Corp": "china-telecom-americas",
    "FLIR Systems": "flir",
    "Sepura plc": "sepura",
    "Kaspersky Lab ZAO": "kaspersky",
}
MISSPELT = {
    "Hikvison": "hikvision",
    "Hickvision": "hikvision",
    "Hikvsion": "hikvision",
    "hik vision": "hikvision",
    "H1kvision": "hikvision",
    "HIKV1S10N": "hikvision",
    "Dahau": "dahua",
    "Dahua Technolgy": "dahua",
    "Zheijang Dahua Technologie": "dahua",
    "Huwaei": "huawei",
    "Hauwei": "huawei",
    "Huawai": "huawei",
    "Hyterra": "hytera",
    "ez-viz": "ezviz",
    "Kaspersy Lab": "kaspersky",
    "Unview": "uniview",
}
FRENCH = {
    "Société Hikvision Canada": "hikvision-canada",
    "La société Hikvision Canada inc.": "hikvision-canada",
    "Technologies Huawei": "huawei",
    "Technologies Huawei Canada ltée": "huawei-canada",
    "Technologie Dahua": "dahua",
    "Technologie Lorex inc.": "lorex",
    "Télécom Chine": "china-telecom",
    "China Telecom (Amériques)": "china-telecom-americas",
    "Ministère chinois du Commerce": "mofcom",
    "Ministère chinois des Affaires étrangères": "mfa-cn",
    "Bureau de la sécurité publique du Xinjiang": "xpsb",
    "Gouvernement du Québec": "gov-qc",
    "Cour fédérale": "fc-ca",
}
SIMPLIFIED = {
    "海康威视": "hikvision",
    "杭州海康威视数字技术股份有限公司": "hikvision",
    "浙江大华": "dahua",
    "华为": "huawei",
    "海思": "hisilicon",
    "中兴通讯": "zte",
    "海能达": "hytera",
    "大疆": "dji",
    "商汤科技": "sensetime",
    "旷视": "megvii",
    "依图": "yitu",
    "云从科技": "cloudwalk",
    "科大讯飞": "iflytek",
    "美亚柏科": "meiya-pico",
    "中国电信": "china-telecom",
    "中国移动": "china-mobile",
    "中国联通": "china-unicom",
    "宁德时代": "catl",
    "长江存储": "ymtc",
    "字节跳动": "bytedance",
    "微信": "brand-wechat",
    "新疆维吾尔自治区公安厅": "xpsb",
}
TRADITIONAL = {
    "海康威視": "hikvision",
    "大華": "dahua",
    "華為": "huawei",
    "華為技術有限公司": "huawei",
    "中興通訊": "zte",
    "海能達通信": "hytera",
    "曠視": "megvii",
    "科大訊飛": "iflytek",
    "中國電信": "china-telecom",
    "寧德時代": "catl",
    "螢石": "ezviz",
    "天地偉業": "tiandy",
    "商務部": "mofcom",
}
PINYIN_AND_CYRILLIC = {
    "Haikang Weishi": "hikvision",
    "Zhongxing Tongxun": "zte",
    "Zhongguo Dianxin": "china-telecom",
    "Лаборатория Касперского": "kaspersky",
}
HOME = ENGLISH | FORMER | MISSPELT | FRENCH | SIMPLIFIED | TRADITIONAL | PINYIN_AND_CYRILLIC

OTHERS = (
    "DAHUA ELECTRONICS CORPORATION",
    "Dahua Restaurant",
    "ZTE PARSIAN",
    "Hyundai Canada",
    "Lorex Pharmaceuticals",
    "Hikvision Fan Club",
    "Huawei Restaurant",
    "Honor Roll Foundation",
    "Sinclair Broadcast Group",
    "Sinclair Oil",
    "Autel Hotel",
    "Pacific Gas",
    "Telecom Italia",
    "Telecom Egypt",
    "China Express",
    "Unicom Government Inc",
    "BYD Consulting",
    "SMIC Plastics",
    "TCL Plumbing",
    "Riva Yachts",
    "Zeus Electric",
    "Norden Systems",
    "Hytek",
    "The Security Company",
    "大华银行",
    "中国银行",
)


@pytest.mark.parametrize(("text", "id"), HOME.items())
def test_the_name_leads_home_at_the_first_rank(text: str, id: str) -> None:
    first = lookup(GRAPH, text)[0]

    assert (first.entity.id, first.score >= SAME) == (id, True)


@pytest.mark.parametrize("text", OTHERS)
def test_the_name_of_another_party_leads_nowhere(text: str) -> None:
    assert [found.entity.id for found in lookup(GRAPH, text) if found.score >= SAME] == []
