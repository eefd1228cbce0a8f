"""The words of company names that tell little: legal forms, places, common words, variants.

Legal forms are those of the companies' acts and registers of their countries, as ISO 20275 (the
GLEIF list of entity legal forms) collects them; places are ISO 3166 countries, and the provinces and
cities that stand in registered names. The common words are our own list. All are written folded.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL_FORMS = _words(
    """
    inc incorporated incorporee corp corporation co company compagnie cie ltd limited ltee limitee llc llp
    lp lllp pllc ulc plc pc sencrl senc sec enr reg gp pty pvt pte private public bhd sdn berhad sa sas
    sasu sarl eurl snc sca scs sci spa srl srls sapa sl slu sau sc gmbh ag kg kgaa ug ohg gbr mbh ek ev bv
    nv vof cv bvba sprl as asa ans a/s aps ab oy oyj hb kb sp zoo sro doo dd ad ood eood kft zrt nyrt rt
    ou uab sia tbk pt ooo oao zao pao ao nao gup fgup too ojsc cjsc pjsc jsc djsc kk gk yk fze fzc fzco
    dmcc wll saog saoc ltda eireli me epp sab sapi gesellschaft aktiengesellschaft aktiebolag aktieselskab
    societe anonyme responsabilite limitada sociedad sociedade anonima
    """
)
"""Set aside when two names are compared."""

LEGAL_PHRASES: tuple[str, ...] = (
    "gesellschaft mit beschrankter haftung",
    "societe a responsabilite limitee",
    "societe par actions simplifiee",
    "societe en commandite",
    "societe anonyme",
    "sociedad anonima",
    "sociedade anonima",
    "limited liability company",
    "limited liability partnership",
    "limited partnership",
    "joint stock company",
    "public joint stock company",
    "open joint stock company",
    "closed joint stock company",
    "private limited",
    "public limited company",
    "public company limited",
    "sp z o o",
    "s r o",
    "d o o",
    "co ltd",
    "obshchestvo s ogranichennoi otvetstvennostyu",
    "obschestvo s ogranichennoy otvetstvennostyu",
    "publichnoe aktsionernoe obshchestvo",
    "otkrytoe aktsionernoe obshchestvo",
    "zakrytoe aktsionernoe obshchestvo",
    "aktsionernoe obshchestvo",
    "обшество с ограниченнои ответственностью",
    "акционерное общество",
)
"""Legal forms of several words, longest first where one holds another."""

CHINESE_FORMS: tuple[str, ...] = (
    "股份有限责任公司",
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "集团公司",
    "总公司",
    "公司",
    "株式会社",
    "有限会社",
    "주식회사",
)
"""Longest first."""

PLACES = _words(
    """
    canada canadian usa us america american uk britain british england scotland wales ireland australia
    australian asia asian pacific europe european emea apac latam africa african east west north south
    northern southern western eastern middle nord sud est ouest china chinese prc hongkong hong kong macau
    taiwan japan korea india singapore malaysia germany deutschland france francaise italia italy espana
    spain portugal mexico brasil brazil netherlands nederland belgium belgique luxembourg switzerland
    schweiz suisse austria osterreich sweden denmark norway finland iceland poland polska czech slovakia
    slovenia hungary romania bulgaria croatia serbia bosnia albania macedonia kosovo montenegro moldova
    greece cyprus malta estonia latvia lithuania ukraine belarus russia russian georgia armenia azerbaijan
    kazakhstan uzbekistan turkmenistan kyrgyzstan tajikistan mongolia turkey turkiye syria lebanon jordan
    israel palestine iraq iran iranian kuwait bahrain qatar oman yemen saudi arabia dubai uae emirates
    egypt libya tunisia algeria morocco sudan ethiopia eritrea somalia kenya uganda tanzania rwanda
    burundi congo angola zambia zimbabwe malawi mozambique namibia botswana nigeria ghana senegal mali
    niger chad cameroon gabon benin togo liberia guinea gambia madagascar mauritius pakistan afghanistan
    bangladesh nepal bhutan myanmar burma thailand vietnam laos cambodia indonesia philippines brunei
    zealand fiji samoa papua argentina chile peru bolivia paraguay uruguay colombia venezuela ecuador
    guyana suriname panama costa rica nicaragua honduras guatemala salvador belize cuba haiti dominican
    jamaica bahamas barbados trinidad tobago bermuda cayman quebec ontario toronto montreal vancouver
    calgary ottawa alberta manitoba saskatchewan atlantic california texas york london paris beijing
    shanghai shenzhen guangzhou hangzhou zhejiang jiangsu guangdong nanjing suzhou wuhan tianjin chengdu
    chongqing xian xiamen fujian shandong sichuan hubei hunan henan hebei anhui ningbo dongguan zhuhai
    xinjiang urumqi harbin dalian shenyang qingdao jinan hefei changsha kunming yunnan guangxi hainan
    shanxi shaanxi ningxia gansu tokyo osaka seoul taipei moscow tehran
    chine chinois chinoise prc amerique ameriques americas americain americaine canadien canadienne
    quebecois quebecoise asie afrique allemagne angleterre ecosse irlande espagne italie suede norvege
    danemark finlande pologne autriche grece hongrie roumanie russie turquie egypte maroc algerie tunisie
    japon coree inde singapour malaisie thailande bresil mexique argentine perou colombie australie
    pekin
    """
)
"""Where a firm is, rather than who: telling only between firms of one name."""

CHINESE_PLACES: tuple[str, ...] = (
    "中国",
    "香港",
    "台湾",
    "北京市",
    "北京",
    "上海市",
    "上海",
    "深圳市",
    "深圳",
    "广州市",
    "广州",
    "广东",
    "杭州市",
    "杭州",
    "浙江省",
    "浙江",
    "江苏",
    "南京",
    "苏州",
    "武汉",
    "天津",
    "成都",
    "四川",
    "重庆",
    "西安",
    "厦门市",
    "厦门",
    "福建",
    "山东",
    "珠海",
    "新疆",
    "宁波",
    "合肥",
    "长沙",
)

COMMON = _words(
    """
    international global worldwide overseas domestic the and of for a an in at to by de du des la le les l
    d et und der die das y e van von del da do dos technology technologies technologie technological
    technical tech technik tecnologia digital electronic electronics electrical electric elektronik
    electronique information informatique informatics computer computers software hardware network
    networks networking communication communications telecom telecommunication telecommunications telecoms
    wireless mobile data cloud internet online smart intelligent intelligence system systems systeme
    systemes solution solutions service services group groupe gruppe holding holdings enterprise
    enterprises entreprise entreprises industry industries industrial industriel industrie trading trade
    commerce commercial business management consulting consultants consultant conseil conseils engineering
    ingenierie engineers construction constructions design research science sciences scientific
    development laboratory laboratories labs lab institute institut university universite college school
    centre center general national federal royal first new advanced applied precision manufacturing
    manufacture factory works products product production equipment equipements machinery tools supply
    supplies distribution distributors import imports export imex logistics transport transportation
    shipping marine aviation aerospace air energy power oil gas petroleum chemical chemicals material
    materials medical health healthcare pharma pharmaceutical food foods security securite safety
    surveillance video vision camera cameras cctv optical optics imaging audio visual media press
    publishing print printing office home building buildings properties property real estate investment
    investments capital finance financial bank trust insurance fund partners partner associates associes
    association society societe club foundation fondation bureau agency agence ministry department
    committee council commission authority administration government corps team project projects
    professional professionals resources resource human training education travel hotel environmental
    environment water waste cleaning maintenance repair rental rentals leasing auto automotive motor
    motors car cars truck heavy metal metals steel aluminium iron plastic plastics paper wood furniture
    store shop market marketing sales retail wholesale house world inter pro plus star sun city united
    union joint venture
    """
)
"""Said by many firms of themselves: each tells a little, and less than a name of their own."""

CHINESE_COMMON: tuple[str, ...] = (
    "数字技术",
    "信息技术",
    "通信技术",
    "网络技术",
    "通讯",
    "通信",
    "技术",
    "科技",
    "数字",
    "数码",
    "信息",
    "网络",
    "电子",
    "电气",
    "集团",
    "控股",
    "实业",
    "工业",
    "软件",
    "智能",
    "系统",
    "设备",
    "股份",
)

CONNECTIVES = _words(
    """
    the and of for a an in at to by de du des la le les l d et und der die das y e van von del da do dos
    """
)
"""Never told apart."""

SHORT_FORMS: Mapping[str, str] = {
    "tech": "technology",
    "technologies": "technology",
    "technologie": "technology",
    "elec": "electronics",
    "electronic": "electronics",
    "comm": "communications",
    "communication": "communications",
    "telecommunication": "telecommunications",
    "telecom": "telecommunications",
    "intl": "international",
    "int": "international",
    "natl": "national",
    "mfg": "manufacturing",
    "engr": "engineering",
    "eng": "engineering",
    "svc": "services",
    "svcs": "services",
    "service": "services",
    "solution": "solutions",
    "system": "systems",
    "systeme": "systems",
    "systemes": "systems",
    "grp": "group",
    "groupe": "group",
    "gruppe": "group",
    "hldgs": "holdings",
    "holding": "holdings",
    "mgmt": "management",
    "dept": "department",
    "univ": "university",
    "universite": "university",
    "assoc": "association",
    "ind": "industries",
    "industry": "industries",
    "lab": "laboratory",
    "labs": "laboratory",
    "laboratories": "laboratory",
    "centre": "center",
    "securite": "security",
    "consultants": "consulting",
    "consultant": "consulting",
    "conseil": "consulting",
    "conseils": "consulting",
    "enterprise": "enterprises",
    "entreprise": "enterprises",
    "entreprises": "enterprises",
    "ingenierie": "engineering",
    "institut": "institute",
    "deutschland": "germany",
    "america": "usa",
    "american": "usa",
    "us": "usa",
    "chine": "china",
    "chinese": "china",
    "chinois": "china",
    "chinoise": "china",
    "prc": "china",
    "canadian": "canada",
    "canadien": "canada",
    "canadienne": "canada",
    "amerique": "usa",
    "americain": "usa",
    "americaine": "usa",
    "ameriques": "americas",
    "quebecois": "quebec",
    "quebecoise": "quebec",
    "asie": "asia",
    "afrique": "africa",
    "allemagne": "germany",
    "angleterre": "england",
    "espagne": "spain",
    "italie": "italy",
    "japon": "japan",
    "coree": "korea",
    "inde": "india",
    "singapour": "singapore",
    "bresil": "brazil",
    "brasil": "brazil",
    "mexique": "mexico",
    "australie": "australia",
    "russie": "russia",
    "pekin": "beijing",
    "ministere": "ministry",
    "saint": "st",
    "sainte": "st",
    "ste": "st",
}
"""Spellings of one word, in English and French."""
