"""Traditional Chinese signs and the simplified ones they are read as, for the search.

The scanner's list holds the signs of figures; this one adds those of names, titles and the field's common words.
"""

from functools import cache

HAN = range(0x3400, 0xA000)
PAIRS = (
    "佈布 係系 俠侠 倫伦 偉伟 側侧 偵侦 傑杰 傳传 債债 傷伤 優优 儲储 別别 則则 創创 劃划 劇剧 劉刘 劑剂 勁劲 務务 勛勋 勝胜 勞劳 勢势 勵励 區区 協协 卻却 吳吴 呂吕 問问 啟启 喚唤 喬乔 "
    "嗎吗 噸吨 嚴严 囑嘱 園园 圖图 執执 堅坚 墊垫 墮堕 壓压 壞坏 壯壮 壽寿 夢梦 夾夹 奪夺 奮奋 婦妇 媽妈 學学 孫孙 寧宁 實实 寫写 寬宽 寶宝 尋寻 導导 屆届 島岛 峽峡 崗岗 嶄崭 嶺岭 巖岩 "
    "師师 帶带 幫帮 庫库 廈厦 廢废 廣广 廳厅 強强 彈弹 彌弥 彎弯 彙汇 徑径 復复 徵征 徹彻 恆恒 悅悦 愛爱 態态 慣惯 慶庆 憂忧 應应 懷怀 戲戏 掃扫 掛挂 採采 揚扬 換换 揮挥 損损 搖摇 搶抢 "
    "摯挚 撐撑 撥拨 撲扑 擁拥 擇择 擊击 擋挡 擔担 擬拟 擠挤 擴扩 擺摆 擾扰 攜携 攝摄 敗败 敵敌 斂敛 晝昼 暈晕 暢畅 暫暂 曆历 曉晓 曠旷 書书 東东 棄弃 棟栋 極极 槍枪 樂乐 樓楼 樹树 橋桥 "
    "橫横 檔档 檢检 櫻樱 歐欧 歷历 歸归 殘残 殺杀 毀毁 氫氢 決决 況况 洶汹 涼凉 淚泪 淨净 測测 湯汤 溝沟 滅灭 滬沪 滿满 漢汉 潔洁 潛潜 潤润 澤泽 濟济 濤涛 濱滨 灣湾 災灾 煉炼 煩烦 熱热 "
    "燈灯 燒烧 營营 燦灿 爐炉 爭争 爺爷 爾尔 牆墙 牽牵 獎奖 獲获 獻献 現现 瑪玛 瑩莹 甦苏 畝亩 畢毕 畫画 異异 療疗 癡痴 盜盗 盡尽 監监 盤盘 矚瞩 矽硅 碩硕 確确 碼码 磚砖 礎础 礙碍 禮礼 "
    "禪禅 穩稳 積积 窮穷 競竞 筍笋 範范 築筑 篩筛 簡简 簽签 籌筹 糧粮 糾纠 紅红 紋纹 純纯 紐纽 紙纸 紛纷 細细 結结 絡络 給给 絕绝 經经 綜综 綠绿 綱纲 緒绪 緣缘 編编 緩缓 練练 縣县 縱纵 "
    "縫缝 織织 繞绕 繪绘 繫系 繼继 纏缠 羅罗 聖圣 聞闻 聯联 聰聪 職职 聽听 肅肃 脅胁 脫脱 腦脑 膚肤 膠胶 臉脸 臨临 與与 興兴 舊旧 艦舰 艱艰 莊庄 華华 葉叶 蒼苍 蓋盖 蔣蒋 薦荐 薩萨 藍蓝 "
    "藝艺 藥药 蘇苏 蘋苹 蘭兰 虛虚 蝕蚀 術术 衛卫 衝冲 補补 裝装 裡里 製制 複复 襲袭 見见 規规 視视 親亲 覺觉 觀观 觸触 訂订 訊讯 討讨 訓训 託托 記记 訪访 設设 許许 訴诉 註注 診诊 詢询 "
    "試试 詩诗 話话 詳详 認认 誌志 語语 誠诚 誤误 說说 誰谁 課课 調调 諮咨 諾诺 謀谋 謂谓 謊谎 講讲 謝谢 證证 識识 譜谱 譯译 議议 護护 讓让 豐丰 豬猪 貓猫 貝贝 貢贡 貨货 販贩 貪贪 貫贯 "
    "貴贵 買买 貸贷 貼贴 貿贸 賀贺 資资 賓宾 賠赔 賣卖 賢贤 賤贱 賦赋 質质 賬账 賭赌 賴赖 賺赚 購购 賽赛 贈赠 贏赢 趙赵 趕赶 趨趋 跡迹 踐践 踴踊 車车 軌轨 軍军 軟软 軸轴 較较 載载 輔辅 "
    "輕轻 輝辉 輩辈 輯辑 輸输 輻辐 轉转 轟轰 農农 迴回 運运 遊游 違违 遙遥 遞递 遠远 適适 遲迟 遷迁 選选 遺遗 邁迈 鄭郑 鄰邻 醫医 釋释 針针 釣钓 鈔钞 鈣钙 鉅巨 鉑铂 鉛铅 銀银 銅铜 銘铭 "
    "銷销 鋁铝 鋒锋 鋪铺 鋼钢 錄录 錯错 鍋锅 鍵键 鎖锁 鎮镇 鏈链 鐵铁 鑒鉴 鑽钻 閃闪 閉闭 閒闲 閘闸 閣阁 闆板 闊阔 關关 闡阐 陣阵 陰阴 陳陈 陸陆 陽阳 階阶 際际 險险 隨随 隱隐 雖虽 雜杂 "
    "離离 雲云 霧雾 靈灵 靜静 韌韧 韓韩 響响 頁页 頂顶 順顺 預预 頒颁 頗颇 領领 頻频 題题 額额 願愿 風风 飆飙 飯饭 飲饮 飽饱 餅饼 館馆 饋馈 馮冯 馳驰 駐驻 駕驾 駛驶 駭骇 騙骗 騷骚 驅驱 "
    "驗验 驚惊 驟骤 魚鱼 魯鲁 鮮鲜 鯨鲸 鳳凤 鳴鸣 鵬鹏 麗丽 麥麦 麼么 黃黄 黨党 齡龄 龐庞 龜龟"
)


@cache
def simplified():
    """Simplified sign by traditional one.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> simplified()["騰"], simplified()["訊"]
    ('腾', '讯')
    """
    from chipledger.scan.fold import (
        fold,
    )  # here, since the scanner takes long to import and most builds write no search anew

    every = "".join(map(chr, HAN))
    figures = {old: new for old, new in zip(every, fold(every), strict=True) if old != new}
    names = {pair[0]: pair[1] for pair in PAIRS.split()}
    return dict(sorted({**names, **figures}.items()))
