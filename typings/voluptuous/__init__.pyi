# Home Assistant serves `import voluptuous` with its own engine at run time; the types must be that engine's.
from probatio import *
