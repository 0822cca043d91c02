"""人 组织 任职 产权: who people are and in which post they act."""
