/** What a page is given and says in its own language. Everything else it is given is a text of somebody's. */
const names =
  /\.(message|why|label|labels|roleLabel|role|part|step|says|hint|basis|duty|how|act|outcome|status|phase|after|purpose|refusal|refused|held|says|state|suspendedWhy|movedFrom|becomes|moves|sentence|hours|article|letter|asks|factors|device|gaps|missing|heads|columns|quarter|lost|other)$/

/** Where a word of ours has the name that somebody's have elsewhere. */
const places = [
  /^Playbook(s|Page)\./,
  /^(MoveMany|MovePage)\.(name|target|now|lines\.(aside|from|to)|preview\.((from|to|clocks|steps)\.name|tasks\.do))$/,
  /^StepForm\.step\.(name|tasks\.do)$/,
  /^(Running|NewExercise\.playbooks)\.name$/,
  /\.clocks\.name$/,
  /\.steps\.name$/,
  /\.deadline\.name$/,
  // For whom a text is: beside an agency's name, marked as written, the playbook's.
  /^TemplatePage\.(from|(others|place)\.words)$/,
  /^Templates\.rows\.own\.words$/,
  // What is wrong with a filter.
  /^(Queue\.filter\.chips|SavedViews\.rows)\.wrong$/,
  /^SnoozePage\.due\.name$/,
  /^(DraftPage\.faults|DryRun\.rejected)\.reason$/,
  /^(LetterPage|Letters\.letters)\.name$/,
  /^LookPage\.facts\.name$/,
  /^System\.checks\.name$/,
  /^(Register|AudienceList|Search\.groups)\.title$/,
  /^PaperForm\.(date|noticed|reported)Text$/,
  /^ReportCheck\.noticedText$/,
  /\.guidance\.(now|notYet)$/,
  /\.next\.text$/,
  /^SharedIncident\.facts$/,
  // Beside what is marked as written: `(token API)`, what a name of a detail is, the time of a hit.
  /^(Audit|Own)Trail\.lines\.(who|detail)$/,
  /^Search\.groups\.hits\.detail$/,
  // Beside `own: false`: a line of the program, or by it.
  /\.events\.(by|text)$/,
  // Beside `named: false`: kinds and roles.
  /^SavedAudiences\.rows\.words\.words$/,
  // A mail server's answer, or the program's own reason in its place.
  /\.response$/,
]

export function isOurs(path: string): boolean {
  return names.test(path) || places.some(place => place.test(path))
}
