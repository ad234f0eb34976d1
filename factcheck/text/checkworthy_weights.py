"""What the features of ``text.checkworthy_features`` weigh, on the logistic scale.

Written by ``python -m benchmarks.fit_worth``; not edited by hand. Fitted on the 7,976 labelled
debate sentences of ClaimBuster (Arslan, Hassan, Li and Tremayne, ICWSM 2020). No text of theirs is
here.
"""

BIAS = -1.21
FITTED = {
    "amount": 1.73,
    "figure": 1.67,
    "others’ words": 1.04,
    "deed": 1.01,
    "number word": 0.96,
    "war": 0.82,
    "superlative": 0.78,
    "name": 0.74,
    "past": 0.73,
    "money": 0.67,
    "welfare": 0.67,
    "law": 0.66,
    "source": 0.65,
    "comparison": 0.61,
    "own denial": 0.56,
    "office": 0.51,
    "date": 0.51,
    "past state": 0.46,
    "somebody": 0.41,
    "quantity": 0.38,
    "trend": 0.36,
    "cause": 0.25,
    "work": 0.21,
    "perfect": 0.2,
    "long": 0.2,
    "very short": -0.0,
    "denial": -0.03,
    "thanks": -0.28,
    "short": -0.37,
    "talk": -0.39,
    "purpose": -0.39,
    "asking": -0.42,
    "ideal": -0.52,
    "prediction": -0.62,
    "vague": -0.66,
    "promise": -0.72,
    "self": -0.82,
    "belief": -0.83,
    "judgement": -0.9,
    "possibility": -0.9,
    "demand": -1.08,
    "question": -1.43,
}
