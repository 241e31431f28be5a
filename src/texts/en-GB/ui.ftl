# Words that stand on many pages.
ui-trail = Where you are
ui-main = Main
ui-always = Always here
ui-skip = Go to the main part
ui-vacancies = Vacancies
ui-panels = Panels
ui-checks = Checks
ui-files = Files
ui-people = People
ui-system = Upkeep
ui-guides = Guides
ui-sign-out = Sign out
ui-help = Help
ui-break = Break
ui-stop = Stop
# The receipt at the foot of a letter. $key: a key
ui-receipt-candidate = Keep this: it can prove later whether your file was changed after today.
ui-receipt-member = Keep this. It can show if somebody changes the scores later.
ui-receipt-code = The receipt, as a square code
# $address: a page of this server
ui-receipt-where = You can check it here: { $address }
ui-receipt-key = Copies of files are checked with this key: { $key }
ui-back = Back
ui-next = Next
ui-save = Save
ui-print = Print this page
ui-change = Change
ui-none = None

form-problems = There is a problem
form-unreadable = We could not read this form. Please go back and fill it in again.
ui-views = Who looked

## On a tablet: where the person's answers are

ui-saved-tablet = Saved on this tablet
ui-saved-sent = Sent
ui-saved-refused = Please look at one answer
