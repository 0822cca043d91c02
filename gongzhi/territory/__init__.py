"""行政区划 社区 小区 楼栋 单元 专有部分 网格 设施: where things are."""
