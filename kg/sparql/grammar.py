"""The grammar of queries: SPARQL 1.1, section 19.8, with triple terms and reifiers of SPARQL 1.2.

Wider than the standard where only an engine can tell: it knows no precedence of operators and no
number of arguments, and lets a path stand in a template. Never wider where a keyword could stand.

A word in capitals is a keyword, one in small letters a kind of terminal, a capitalised one a rule.
"""

from __future__ import annotations

GRAMMAR = """
Query        : Declaration* ( Select | Construct | Describe | Ask ) Values?
Declaration  : BASE iri | PREFIX prefixed iri | VERSION string
Select       : Selection Clause* Where Modifiers
Selection    : SELECT ( DISTINCT | REDUCED )? ( '*' | Column+ )
Column       : variable | '(' Expression AS variable ')'
Construct    : CONSTRUCT ( Template Clause* Where | Clause* WHERE Template ) Modifiers
Template     : '{' Triples? '}'
Describe     : DESCRIBE ( '*' | ( variable | Iri )+ ) Clause* Where? Modifiers
Ask          : ASK Clause* Where Modifiers
Clause       : FROM NAMED? Iri
Where        : WHERE? Group

Modifiers    : ( GROUP BY Grouping+ )? ( HAVING Constraint+ )? ( ORDER BY Ordering+ )? Slice?
Grouping     : variable | Call | '(' Expression ( AS variable )? ')'
Ordering     : variable | Constraint | ( ASC | DESC ) '(' Expression ')'
Slice        : LIMIT integer ( OFFSET integer )? | OFFSET integer ( LIMIT integer )?

Group        : '{' ( Selection Where Modifiers Values? | Triples? Part* ) '}'
Part         : Pattern '.'? Triples?
Pattern      : Group ( UNION Group )* | ( OPTIONAL | MINUS | LATERAL ) Group
             | GRAPH ( variable | Iri ) Group | SERVICE SILENT? ( variable | Iri ) Group
             | FILTER Constraint | BIND '(' Expression AS variable ')' | Values
Values       : VALUES ( variable '{' Value* '}' | '(' variable* ')' '{' Row* '}' )
Row          : '(' Value* ')'
Value        : Iri | Literal | UNDEF | '<<(' Value ( Iri | a ) Value ')>>'

Triples      : Subject ( '.' Triples? )?
Subject      : Term Properties | Node Properties?
Properties   : Property ( ';' Property? )*
Property     : ( variable | Path ) Object ( ',' Object )*
Object       : ( Term | Node ) Annotation*
Annotation   : '~' Reifier? | '{|' Properties '|}'
Reifier      : variable | Iri | blank | '[' ']'
Node         : '(' ( Term | Node )* ')' | '[' Properties? ']' | Reified
Reified      : '<<' Inner ( variable | Iri | a ) Inner ( '~' Reifier? )? '>>'
Inner        : Term | Reified | '[' ']'
Term         : variable | Iri | Literal | blank | Triple
Triple       : '<<(' Inner ( variable | Iri | a ) Inner ')>>'
Literal      : Plain | ( '+' | '-' ) ( integer | fraction )
Plain        : ( string | text ) ( language | '^^' Iri )? | integer | fraction | TRUE | FALSE
Iri          : iri | prefixed

Path         : Step ( ( '/' | '|' ) Step )*
Step         : '^'? ( Iri | a | '(' Path ')' | '!' Negated ) ( '*' | '+' | '?' )?
Negated      : Unwanted | '(' ( Unwanted ( '|' Unwanted )* )? ')'
Unwanted     : '^'? ( Iri | a )

Expression   : Operand ( Operator Operand | NOT? IN List )*
Operator     : '||' | '&&' | '=' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/'
Operand      : ( '!' | '+' | '-' )* Primary
Primary      : '(' Expression ')' | variable | Iri Arguments? | Plain | BuiltIn | Triple
Constraint   : '(' Expression ')' | Call
Call         : Iri Arguments | BuiltIn
List         : '(' ( Expression ( ',' Expression )* )? ')'
Arguments    : '(' ( DISTINCT? Expression ( ',' Expression )* )? ')'
BuiltIn      : Function List | EXISTS Group | NOT EXISTS Group
             | COUNT '(' DISTINCT? ( '*' | Expression ) ')'
             | ( SUM | MIN | MAX | AVG | SAMPLE ) '(' DISTINCT? Expression ')'
             | GROUP_CONCAT '(' DISTINCT? Expression ( ';' SEPARATOR '=' ( string | text ) )? ')'
Function     : STR | LANG | LANGMATCHES | LANGDIR | DATATYPE | BOUND | IRI | URI | BNODE | RAND
             | ABS | CEIL | FLOOR | ROUND | CONCAT | STRLEN | UCASE | LCASE | ENCODE_FOR_URI
             | CONTAINS | STRSTARTS | STRENDS | STRBEFORE | STRAFTER | SUBSTR | REPLACE | REGEX
             | YEAR | MONTH | DAY | HOURS | MINUTES | SECONDS | TIMEZONE | TZ | NOW | ADJUST
             | UUID | STRUUID | MD5 | SHA1 | SHA256 | SHA384 | SHA512 | COALESCE | IF
             | STRLANG | STRLANGDIR | STRDT | SAMETERM | ISIRI | ISURI | ISBLANK | ISLITERAL
             | ISNUMERIC | ISTRIPLE | HASLANG | HASLANGDIR | TRIPLE | SUBJECT | PREDICATE | OBJECT
"""
