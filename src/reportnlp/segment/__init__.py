"""Segmentation: jieba's dictionary and HMM with a lexicon of the field, quantities and dates kept whole."""

from reportnlp.segment.segmenter import Segmenter, Token, cut

__all__ = ["Segmenter", "Token", "cut"]
