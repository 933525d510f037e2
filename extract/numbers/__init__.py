"""How many: the people whom an act killed, wounded, detained or drove out, and the number of what it is about.

``words`` reads number words, ``phrases`` and ``units`` number phrases with their bounds and what they count;
``patients``, ``harms`` and ``tolls`` what a sentence tells of people who came to harm; ``causes`` to which act that
belongs; ``figures`` gives each act its own, ``quantity`` the number that it carries. Nothing asks a language model.

What is decided:

- Of a range the value is the lower end, with bound ``min``. "Dozens" are 24 or more, "scores" 40, "hundreds" 200,
  "thousands" 2,000, "tens of thousands" 20,000; "several", "a few" and "a handful" are about 3, "a couple" about 2,
  "a dozen" is 12.
- What one verb has done to it adds up ("12 soldiers and 4 policemen were killed": 16, "a commander and his guards": at
  least 1); numbers of different clauses do not, nor does a part ("including three children").
- "Killed or wounded 12" and "12 casualties" leave open how many suffered which, and count for neither; "no casualties"
  are none of either.
- Each harm belongs to one act: that of its own word, the subject or the oblique of its clause, the act in its "when"
  clause, or that of the clause it hangs on ("..., killing 12"). A clause about another act passes nothing on. A toll
  that names no act ("Twelve people died.") is that of the last assault or protest before it, in the same sentence or
  the one before.
"""

from extract.numbers.figures import Figures
from extract.numbers.phrases import Amount, find_amounts
from extract.numbers.words import Number, read_number

__all__ = ["Amount", "Figures", "Number", "find_amounts", "read_number"]
