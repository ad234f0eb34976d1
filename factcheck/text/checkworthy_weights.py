"""What a dozen features of ``text.checkworthy_features`` weigh, on the logistic scale.

Written by ``python -m benchmarks.fit_worth``; not edited by hand. Fitted on the 7,976 labelled
debate sentences of ClaimBuster (Arslan, Hassan, Li and Tremayne, ICWSM 2020), with what is set by
hand for the other features in its place. No text of theirs is here.
"""

BIAS = -1.4
FITTED = {
    "figure": 1.75,
    "amount": 1.75,
    "others’ words": 1.11,
    "deed": 1.08,
    "name": 0.88,
    "past": 0.81,
    "vague": -0.57,
    "belief": -0.74,
    "self": -0.76,
    "possibility": -0.77,
    "judgement": -0.82,
    "demand": -0.92,
}
