"""What each line is (引题, 主题, 署名, 图注, 名单 …): blocks → parts, each with how sure it is."""
