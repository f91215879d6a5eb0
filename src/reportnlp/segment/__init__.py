"""Segmentation: jieba's dictionary and HMM with a lexicon of the field, quantities and dates kept whole."""

from reportnlp.segment.discovery import NewWord, new_words
from reportnlp.segment.segmenter import Segmenter, Token, cut

__all__ = ["NewWord", "Segmenter", "Token", "cut", "new_words"]
