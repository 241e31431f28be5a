# The library of scenarios and observations, and the kit of a vacancy.

scenario-criterion-talk = How they talk with me
scenario-criterion-listening = Listening
scenario-criterion-empathy = Empathy
scenario-criterion-consent = Consent and boundaries
scenario-kind-scenario = Scenario
scenario-kind-observation = Observation
scenario-kind-scenario-long = A scenario: a question that is asked
scenario-kind-observation-long = An observation: seen all through, scored at the end
scenario-good = Good
scenario-ok = OK
scenario-not-good = Not good
scenario-starter = Starter
scenario-starters-note = Starters are not written with people supported: check with your panel first.
# Stands where an item names the candidate.
scenario-candidate = the candidate

scenario-library-title = Library
scenario-library-lead = Questions to ask and things to watch for, by what they are about. Every kit is chosen from here.
scenario-retire = Take out of the library
scenario-way-kit = Interview kit
scenario-way-kit-missing = Nobody has chosen what the panel asks yet.

## An item of one's own

scenario-new = New item
scenario-new-lead = Write it together with the people who will score it. It stays as it is once it is kept.
scenario-kind = What is it?
scenario-kind-needed = Say if it is asked or watched for
scenario-criterion = What is it about?
scenario-criterion-needed = Choose what it is about
scenario-title = Title
scenario-title-hint = A few words. For example: No shower today
scenario-question = What the asker says
scenario-question-hint = Short sentences, one idea. Of an observation: what to watch for.
scenario-score-question = What the scorer is asked
scenario-score-question-hint = Write {"{"}candidate{"}"} where the name belongs.
scenario-score-question-usual = How good was {"{"}candidate{"}"}?
scenario-story = The small scene around it
scenario-story-hint = You can leave this empty.
scenario-anchors = What shows it
scenario-anchors-lead = What somebody does, not what they are like.
scenario-pictures = Pictures
scenario-pictures-hint = Choose one to three. Each stands with its word.
scenario-new-keep = Keep this item
scenario-words-needed = Write something here
scenario-words-too-long = This is too long for a panel screen
# $most: number of words; $sentence: the sentence
scenario-words-sentence-too-long = A sentence can have at most { $most } words. This one has more: “{ $sentence }”
# $word: a word
scenario-words-never-said = Panel screens do not say “{ $word }”. Say people, or a name
scenario-words-about-health = Nobody may be asked about health or days off sick before an offer (Equality Act 2010, section 60). Ask what they would do
scenario-words-picture-count = Choose one to three pictures

scenario-picture-1F6BF = shower
scenario-picture-1F6AA = door
scenario-picture-1F6CF = bed
scenario-picture-1F3E0 = home
scenario-picture-1F5E3 = talk
scenario-picture-1F442 = listen
scenario-picture-1F441 = look
scenario-picture-1F44B = hello
scenario-picture-1F642 = happy
scenario-picture-1F641 = sad
scenario-picture-1F610 = quiet
scenario-picture-1F4AC = words
scenario-picture-1F4F1 = phone
scenario-picture-1F37D = meal
scenario-picture-2615 = tea
scenario-picture-1F4B7 = money
scenario-picture-1F6CD = shopping
scenario-picture-1F512 = private
scenario-picture-1F465 = two people
scenario-picture-23F1 = time
scenario-picture-2753 = question
scenario-picture-270B = stop
scenario-picture-1F44D = good
scenario-picture-1F917 = hug
scenario-picture-1FA7A = doctor
scenario-picture-1F6B6 = walk

## The kit

scenario-kit-title = Interview kit
scenario-kit-lead = Every candidate gets the same items in the same order.
scenario-kit-is-proposed = This is a proposal: one scenario about each thing, and one observation. Keep it with one press, or change the places below first.
scenario-kit-is-chosen = This kit is chosen. You can change it until the first interview starts.
# $at: date and time
scenario-kit-is-frozen = Frozen since { $at }, when the first interview started. It cannot be changed any more.
# $criteria: names
scenario-kit-without = No item is about: { $criteria }. That is allowed, but the panel will not score it.
scenario-kit-choose = Choose the kit
scenario-kit-change = Change the kit
scenario-kit-rules = Give 3 to 6 items a place. Scenarios are asked in this order, observations come last.
scenario-kit-keep = Keep this kit
scenario-not-in-kit = Not in the kit
# $title: an item's title
scenario-place-of = Place of “{ $title }”
# $position, $of: numbers
scenario-place = { $position } of { $of }
scenario-col-place = Place
scenario-col-item = Item
scenario-col-question = Question
# $least, $most: numbers of items
scenario-kit-frozen = An interview has started, so the kit cannot be changed any more: every candidate gets the same
scenario-kit-too-few = A kit has at least { $least } items. Give more items a place
scenario-kit-too-many = A kit has at most { $most } items: more tires a panel. Take some out
# $place: number
scenario-kit-place-twice = Two items have place { $place }. Give each its own
scenario-kit-place-wrong = A place is a number from 1 to 6
scenario-kit-unknown = One of these items is not in the library any more. Choose again
scenario-kit-nothing-to-ask = Choose at least one scenario, so that there is something to ask
scenario-kit-none = Choose the kit first
scenario-sheet-none = There is no kit to print yet. Choose its questions first.
scenario-sheet-to-kit = Go to the kit

## The score sheet on paper

scenario-sheet-title = Score sheet
scenario-sheet-open = Print the score sheet
scenario-sheet-this-person = this person
scenario-sheet-my-name = My name
scenario-sheet-candidate = I am scoring
scenario-sheet-not-sure = Not sure
scenario-sheet-not-seen = I did not see
scenario-sheet-rather-not = I would rather not say
scenario-sheet-why = Why? Tick or write.

# what the lint found in an item of one's own
scenario-advice = { $n ->
        [one] One thing may be hard to read
       *[other] { $n } things may be hard to read
    }
scenario-ahead = The questions before the day
scenario-ahead-yes = Every candidate reads the questions on their own page before the day.
scenario-ahead-no = Nobody gets the questions before the day.
scenario-ahead-nobody = Nobody has said yet if candidates get the questions before the day. Until then they do not.
scenario-ahead-question = Do candidates get the questions before their day?
scenario-ahead-hint = Agree it with the panel. It helps people who need time to think. It holds for every candidate of this vacancy.
scenario-ahead-choose-yes = Yes, every candidate gets them
scenario-ahead-choose-no = No, nobody gets them
scenario-ahead-keep = Keep this
scenario-ahead-needed = Choose yes or no
scenario-ahead-too-late = The first interview has begun: it stays as it is for everybody
