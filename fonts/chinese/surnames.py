"""Surnames, in four circles: the one list of them.

Input: nothing. Output: sets of single characters, each circle holding the one before. How wide a
circle a reader may use depends on what a mistake costs it: proofreading must not see a name in
every 水 or 平, while a roll of names is known by nearly all of its cells beginning with one.
"""

_COMMONEST = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游靳管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣"
)
_COMMON = (
    "萧傅阎常赖洪甄查位植薄强丛辜丘池晋苑畅来廉盖奚木燕郎邸冀谈屠郜郁计揭迟宇敖糜鄢花都巩稽井练仲乐虞封竺冼原官衣楚栗匡台"
    "巫鞠僧桑荆谌银扬明伏习胥保蔺"
)
_RARE = (
    "水云昌凤皮元平湛禹狄贝茅麻危支经裘干宣杭诸荀羊惠邴松富乌巴牧山宓蓬班仰秋伊暴厉戎束幸韶印宿怀索咸籍阴能苍双闻贡劳扶堵"
    "宰雍寿通扈别充慕茹鱼容慎戈庾居衡步满弘国寇广沃利越夔隆"
)

FIRST = frozenset(_COMMONEST[:20])
"""The first twenty, in which every second person is called: also where one character decides."""
COMMONEST = frozenset(_COMMONEST)
"""Some 230, in which 97 of 100 people are called: safe in running text."""
COMMON = COMMONEST | frozenset(_COMMON)
"""Some 300, in which 99 of 100 are called: where words around them are weighed too."""
ALL = COMMON | frozenset(_RARE)
"""With the rest of 《百家姓》 that are one character: where many stand in a row."""
DOUBLE = frozenset(
    (
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "司空",
        "夏侯",
        "宇文",
        "长孙",
        "闻人",
        "申屠",
        "钟离",
        "端木",
        "南宫",
        "鲜于",
        "淳于",
        "澹台",
        "百里",
        "呼延",
        "独孤",
    )
)
"""Those of two characters."""
STEMS = frozenset("甲乙丙丁戊己庚辛壬癸")
"""The ten stems: people of an example are called by them, 张某甲 or 甲某."""
