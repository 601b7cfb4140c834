/** The components that a note may use, with their attributes and contents: the one table of them. */

/** An attribute of a component. Every value is text in quotes. */
export interface AttributeRule {
  required?: boolean;
  /** The pattern that its value has to match; left out where any text is allowed. */
  pattern?: RegExp;
  /** What is expected, and an example, for the message. */
  expected: string;
}

/** A component that a note may use. */
export interface ComponentRule {
  attributes: Record<string, AttributeRule>;
  /** What it holds: text of several paragraphs, a line of text that may be left out, or a link's words. */
  holds: "text" | "caption" | "words";
  /** For messages: how it is written. */
  example: string;
}

/** An image below the notes' folder. Images of other sites would tell those sites who reads. */
export const IMAGE = /^(?:\.\/)?(images\/[\w-][\w.-]*)$/;

/** What kinds of callouts there are, and what readers see of it. */
export const CALLOUT_KINDS: Record<string, string> = {
  note: "Note",
  tip: "Tip",
  warning: "Careful",
};

export const COMPONENTS: Record<string, ComponentRule> = {
  Callout: {
    attributes: {
      kind: {
        pattern: new RegExp(`^(?:${Object.keys(CALLOUT_KINDS).join("|")})$`),
        expected: `one of ${Object.keys(CALLOUT_KINDS).join(", ")}`,
      },
      title: { pattern: /\S/, expected: "a few words" },
    },
    holds: "text",
    example: '<Callout kind="warning">…</Callout>',
  },
  Figure: {
    attributes: {
      src: required('an image in the folder of the notes, such as "images/curve.png"', IMAGE),
      alt: required("what the image shows, for readers who can't see it"),
    },
    holds: "caption",
    example: '<Figure src="images/curve.png" alt="What it shows" />',
  },
  Quote: {
    attributes: {
      page: required(
        'the page of the paper, such as "4" or "4–5"',
        /^[1-9]\d{0,4}(?:[-–][1-9]\d{0,4})?$/,
      ),
    },
    holds: "text",
    example: '<Quote page="4">…</Quote>',
  },
  Paper: {
    attributes: { id: required('the last part of the paper\'s address, such as "2510.12345"') },
    holds: "words",
    example: '<Paper id="2510.12345" />',
  },
  Equation: {
    attributes: { tex: required('LaTeX, such as "E = mc^2"') },
    holds: "caption",
    example: '<Equation tex="E = mc^2" />',
  },
};

/** An attribute that a component has to have; any text but white space, where no pattern is given. */
function required(expected: string, pattern = /\S/): AttributeRule {
  return { required: true, pattern, expected };
}

/** HTML that marks words and can't run anything. It takes no attributes. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set([
  "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
  "small", "strong", "sub", "sup", "var",
]); // prettier-ignore

/** The rule of a component, or undefined where there is no such component. */
export function componentRule(name: string): ComponentRule | undefined {
  return Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
}
