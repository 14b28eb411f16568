"""The reference that every set is measured beside: TF-IDF of words and letters, logistic regression.

    reference.py TRAIN TEST SCORES MICROS

TRAIN: JSON lines {"text", "label": true|false}; TEST: JSON lines {"text"}; SCORES: one probability a line;
MICROS: CPU time a tested text.
"""

import json
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(train, test, scores, micros):
    learned = rows(train)
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        ),
        LogisticRegression(C=4, solver="liblinear", class_weight="balanced"),
    )
    model.fit([row["text"] for row in learned], [row["label"] for row in learned])
    tested = [row["text"] for row in rows(test)]
    start = time.process_time()
    probabilities = model.predict_proba(tested)[:, 1]
    with open(micros, "w", encoding="utf-8") as out:
        out.write(f"{(time.process_time() - start) * 1e6 / len(tested):.3f}\n")
    with open(scores, "w", encoding="utf-8") as out:
        for probability in probabilities:
            out.write(f"{probability:.9f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
