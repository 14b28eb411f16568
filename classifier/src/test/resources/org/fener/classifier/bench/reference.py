"""The reference that every set is measured beside: TF-IDF of words and letters, logistic regression.

    reference.py TRAIN TEST SCORES

TRAIN: JSON lines {"text", "label": true|false}; TEST: JSON lines {"text"}; SCORES: one probability a line.
"""

import json
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(train, test, scores):
    learned = rows(train)
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        ),
        LogisticRegression(C=4, solver="liblinear", class_weight="balanced"),
    )
    model.fit([row["text"] for row in learned], [row["label"] for row in learned])
    probabilities = model.predict_proba([row["text"] for row in rows(test)])[:, 1]
    with open(scores, "w", encoding="utf-8") as out:
        for probability in probabilities:
            out.write(f"{probability:.9f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
