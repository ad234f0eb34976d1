"""What the features of ``text.checkworthy_features`` weigh, on the logistic scale.

Written by ``python -m benchmarks.fit_worth``; not edited by hand. Fitted on the 7,976 labelled
debate sentences of ClaimBuster (Arslan, Hassan, Li and Tremayne, ICWSM 2020). No text of theirs is
here.
"""

BIAS = -1.22
FITTED = {
    "amount": 1.72,
    "figure": 1.68,
    "others’ words": 1.04,
    "deed": 1.01,
    "number word": 0.96,
    "war": 0.82,
    "superlative": 0.77,
    "name": 0.74,
    "past": 0.74,
    "money": 0.67,
    "law": 0.67,
    "welfare": 0.66,
    "source": 0.65,
    "comparison": 0.6,
    "date": 0.54,
    "own denial": 0.53,
    "office": 0.51,
    "past state": 0.47,
    "somebody": 0.41,
    "quantity": 0.37,
    "trend": 0.36,
    "cause": 0.24,
    "work": 0.21,
    "long": 0.2,
    "perfect": 0.19,
    "very short": -0.01,
    "denial": -0.03,
    "thanks": -0.28,
    "short": -0.37,
    "talk": -0.4,
    "purpose": -0.4,
    "asking": -0.41,
    "ideal": -0.52,
    "prediction": -0.62,
    "vague": -0.66,
    "promise": -0.73,
    "self": -0.82,
    "belief": -0.84,
    "possibility": -0.9,
    "judgement": -0.91,
    "demand": -1.07,
    "question": -1.44,
}
