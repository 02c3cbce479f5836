using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Testing;

namespace Ridgeway.Content;

/// <summary>Every mistake in a content file is told with its place, in plain words, and where one is near with what was meant.</summary>
public sealed class LoadingTests
{
    [Fact]
    public void The_small_world_of_these_tests_is_sound() => Assert.Empty(TemporaryContent.With(Register("has: hypertension")).Problems);

    [Theory]
    [InlineData("has: hypertenson", "There is no codelist 'hypertenson'.", "hypertension")]
    [InlineData("in: nowhere", "There is no register 'nowhere'.", null)]
    [InlineData("had: hypertension\n  within: 12 month-ish", "'12 month-ish' is not a length of time: write it as '12 months', '6 weeks', '5 days' or '2 years'.", null)]
    [InlineData("has: hypertension\n  state: ever", "'state' is not expected here.", "status")]
    [InlineData("has: hypertension\n  status: now", "'now' is not one of current, ever, never, resolved.", null)]
    [InlineData("hass: hypertension", "This says nothing to look for.", "has")]
    [InlineData("has: hypertension\n  sex: female", "'has' and 'sex' are two criteria.", null)]
    [InlineData("taking: hypertension", "'hypertension' is a list of kind condition, and 'taking' needs one of kind medicine.", null)]
    [InlineData("measure: hypertension\n  at-least: 3", "'hypertension' is a list of kind condition, and 'measure' needs one of kind measure.", null)]
    [InlineData("measure: systolic-blood-pressure", "A measure needs a limit", null)]
    [InlineData("measure: systolic-blood-pressure\n  at-least: 140", "'140' has no unit.", "140 mmHg")]
    [InlineData("measure: systolic-blood-pressure\n  at-least: 140 kPa", "'kPa' is not the unit of this measure.", "140 mmHg")]
    [InlineData("measure: systolic-blood-pressure\n  at-least: 1400 mmHg", "outside what is plausible for this measure (50 to 300)", null)]
    [InlineData("measure: systolic-blood-pressure\n  at-least: targit", "'targit' is neither a number with its unit nor the name of a table.", "target")]
    [InlineData("measure: systolic-blood-pressure\n  at-least: another-target", "The table 'another-target' is in kg, and this measure is in mm[Hg].", null)]
    [InlineData("measure: systolic-blood-pressure\n  at-least: 160 mmHg\n  below: 140 mmHg", "No value can be above 160 and below 140 at once.", null)]
    [InlineData("measure: systolic-blood-pressure\n  between: [160 mmHg, 140 mmHg]", "No value can be above 160 and below 140 at once.", null)]
    [InlineData("measure: systolic-blood-pressure\n  between: 160 mmHg", "'between' needs two numbers", null)]
    [InlineData("measure: systolic-blood-pressure\n  of: latst\n  at-least: 140 mmHg", "'latst' is not one of", "latest")]
    [InlineData("answer: phq-9\n  item: 9\n  at-least: 1", "There is no codelist 'phq-9-item-9'.", null)]
    [InlineData("age: { at-least: 75, below: 40 }", "Nobody is at least 75 and below 40.", null)]
    [InlineData("age: { at-leest: 75 }", "An age needs", null)]
    [InlineData("age: { at-least: 200 }", "'200' is not a whole number from 0 to 130.", null)]
    [InlineData("sex: woman", "'woman' is not one of female, male, other.", null)]
    [InlineData("ethnicity: [asain]", "'asain' is not one of", "asian")]
    [InlineData("deprivation: { decile-at-most: 11 }", "'11' is not a whole number from 1 to 10.", null)]
    [InlineData("life-stage: middle-age", "'middle-age' is not one of early-years, school-age, working-age, later-life.", null)]
    [InlineData("all: []", "'all' has nothing in it.", null)]
    [InlineData("all: { has: hypertension }", "'all' should be a list.", null)]
    [InlineData("at-least: 3\n  of: [ { has: hypertension }, { taking: statins } ]", "'3' is not a whole number from 1 to 2.", null)]
    [InlineData("has: hypertension\n  if-unknown: maybe", "'maybe' is not one of true, false.", null)]
    public void A_mistake_in_a_criterion(string who, string what, string? suggestion)
    {
        var problems = TemporaryContent.With(Register(who)).Problems;

        var problem = Assert.Single(problems, problem => problem.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal("test.yaml", problem.File);
        Assert.Equal(suggestion, problem.Suggestion);
        Assert.InRange(problem.Line, 6, 9);
    }

    [Fact]
    public void A_problem_says_its_line_and_column()
    {
        var problem = Assert.Single(TemporaryContent.With(Register("all:\n    - has: hypertension\n    - has: hypertenson")).Problems);

        Assert.Equal("test.yaml:8:12: There is no codelist 'hypertenson'. Did you mean 'hypertension'?", problem.ToString());
    }

    [Theory]
    [InlineData("regster: a", "Nothing reads a document that begins with 'regster:'.", "register")]
    [InlineData("just words", "A document begins with its kind and id", null)]
    [InlineData("register: Not An Id\nname: x", "'Not An Id' is not an id", null)]
    [InlineData("register: a\n  name: [", "This is not well-formed YAML", null)]
    [InlineData("register: a\nname: x\nname: y", "This is not well-formed YAML", null)]
    [InlineData("codelist: hypertension\nname: Again\nkind: condition\ncodes: [ { ridgeway: x, display: x } ]\nsource: { ref: x, flag: U }", "The codelist 'hypertension' is also in a-sound.yaml, line 1.", null)]
    [InlineData("codelist: a\nname: A\nkind: conditon\ncodes: [ { ridgeway: x, display: x } ]\nsource: { ref: x, flag: U }", "'conditon' is not one of", "condition")]
    [InlineData("codelist: a\nname: A\nkind: condition\ncodes: [ { snomed: \"59621001\", display: x } ]\nsource: { ref: x, flag: U }", "'59621001' is not a SNOMED CT code: its check digit is wrong.", null)]
    [InlineData("codelist: a\nname: A\nkind: condition\ncodes: [ { display: x } ]\nsource: { ref: x, flag: U }", "A code is written as one of", null)]
    [InlineData("codelist: a\nname: A\nkind: condition\nsource: { ref: x, flag: U }", "A code list needs codes", null)]
    [InlineData("codelist: a\nname: A\nkind: measure\ncodes: [ { ridgeway: x, display: x } ]\nsource: { ref: x, flag: U }", "A measure needs a unit.", null)]
    [InlineData("codelist: a\nname: A\nkind: measure\nunit: { ucum: kg, decimals: 0, plausible: [9, 1] }\ncodes: [ { ridgeway: x, display: x } ]\nsource: { ref: x, flag: U }", "The plausible range is two numbers, the lower first", null)]
    [InlineData("codelist: a\nname: A\nkind: measure\nunit: { ucum: kg, shown: kg, decimals: 0, plausible: [1, 9] }\ncodes: [ { loinc: \"8480-6\", display: x } ]\nsource: { ref: x, flag: U }", "'8480-6' is also a code of 'systolic-blood-pressure', which has another unit.", null)]
    [InlineData("codelist: a\nname: A\nkind: condition\ncodes: [ { ridgeway: x, display: x } ]\nsource: { ref: x, flag: X }", "'X' is not one of V, S, U.", null)]
    [InlineData("codelist: a\nname: A\nkind: condition\ncodes: [ { ridgeway: x, display: x } ]", "'source' is missing.", null)]
    [InlineData("table: a\nname: A\nucum: kg\nrows: [ { sex: female, value: 1 } ]\nsource: { ref: x, flag: U }", "The last row must be for everyone left: only a value.", null)]
    [InlineData("table: a\nname: A\nucum: kg\nrows: [ { value: 1 }, { value: 2 } ]\nsource: { ref: x, flag: U }", "A row for everyone hides the rows after it", null)]
    [InlineData("table: a\nname: A\nucum: kg\nrows: [ { has: hypertension, value: 1 }, { value: 2 } ]\nsource: { ref: x, flag: U }", "'has' is not expected here.", null)]
    [InlineData("programme: a\nname: A\nversion: 1\nintervention: advise\nsessions: 4\nweeks: 4\ncompleted-at: 3\nsource: { ref: x, flag: U }", "There is no intervention 'advise'.", "advice")]
    [InlineData("programme: a\nname: A\nversion: 1\nintervention: advice\nsessions: 4\nweeks: 4\ncompleted-at: 5\nsource: { ref: x, flag: U }", "'5' is not a whole number from 1 to 4.", null)]
    [InlineData("programme: a\nname: A\nversion: 1\nintervention: advice\nsessions: 4\nweeks: 4\ncompleted-at: 3\nquestionnaires: [ons5]\nsource: { ref: x, flag: U }", "There is no questionnaire 'ons5'", "ons4")]
    public void A_mistake_in_a_document(string yaml, string what, string? suggestion)
    {
        var problem = Assert.Single(TemporaryContent.With(yaml).Problems, problem => problem.What.Contains(what, StringComparison.Ordinal));

        Assert.Equal(suggestion, problem.Suggestion);
    }

    [Theory]
    [InlineData("offer: nothing", "There is no intervention 'nothing'.")]
    [InlineData("grade: certain", "'certain' is not one of national-programme")]
    [InlineData("rather: [advice]", "'advice' does not come before 'advice'")]
    [InlineData("approval: approved", "'approved' is not one of draft.")]
    [InlineData("effective: { from: 2027-01-01, to: 2026-01-01 }", "It ends on 2026-01-01, before it begins on 2027-01-01.")]
    [InlineData("effective: { from: tomorrow }", "'tomorrow' is not a day: write it as 2026-11-01.")]
    public void A_mistake_in_a_rule(string line, string what)
    {
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var lines = "rule: a\nversion: 1\noffer: advice\nbecause: x\nwhen: { has: hypertension }\ngrade: consensus\nsource: { ref: x, flag: U }\napproval: draft"
            .Split('\n').Where(one => !one.StartsWith(key + ":", StringComparison.Ordinal)).Append(line);

        var problems = TemporaryContent.With(string.Join('\n', lines)).Problems;

        Assert.Contains(problems, problem => problem.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void An_absolute_contraindication_forbids_and_names_what_is_there()
    {
        const string Start = "contraindication: a\nname: A\nversion: 1\nwhen: { has: hypertension }\ninstead: x\nsource: { ref: x, flag: U }\napproval: draft\n";

        Assert.Empty(TemporaryContent.With(Start + "level: absolute\nforbids: [any-exercise]").Problems);
        Assert.Contains("'concerns' is not expected here.", What(Start + "level: absolute\nforbids: [advice]\nconcerns: [advice]"));
        Assert.Contains("'forbids' is missing", What(Start + "level: absolute"));
        Assert.Contains("No intervention is called 'any-exercis' or counts as it. Did you mean 'any-exercise'?", What(Start + "level: caution\nconcerns: [any-exercis]"));

        static string What(string yaml) => string.Join('\n', TemporaryContent.With(yaml).Problems);
    }

    [Fact]
    public void A_circle_of_registers_is_shown_with_its_members()
    {
        var problems = TemporaryContent.With(Register("in: b", "a") + "---\n" + Register("not: { in: a }", "b")).Problems;

        Assert.Contains("Registers name each other in a circle: a → b → a.", Assert.Single(problems).What);
    }

    [Fact]
    public void Versions_of_a_register_may_follow_each_other_and_not_overlap()
    {
        var first = Register("has: hypertension") + "effective: { to: 2026-12-31 }\n";

        Assert.Empty(TemporaryContent.With(first + "---\n" + Register("has: hypertension") + "effective: { from: 2027-01-01 }\n").Problems);
        Assert.Contains("in force on the same days", Assert.Single(TemporaryContent.With(first + "---\n" + Register("has: hypertension")).Problems).What);
    }

    [Theory]
    [InlineData("person: { facts: [hypertension] }", "'hypertension' is not a fact.")]
    [InlineData("person: { facts: [hypertenson since 2020-01-01] }", "There is no codelist 'hypertenson'")]
    [InlineData("person: { facts: [hypertension 5 on 2020-01-01] }", "hypertension is not a measure.")]
    [InlineData("person: { facts: [systolic-blood-pressure since 2020-01-01] }", "a measure needs a value")]
    [InlineData("person: { facts: [systolic-blood-pressure 1500 on 2020-01-01] }", "the value is not plausible.")]
    [InlineData("person: { facts: [taking hypertension since 2020-01-01] }", "hypertension is not a medicine.")]
    [InlineData("person: { facts: [hypertension = yes on 2020-01-01] }", "hypertension is not asked by any question.")]
    [InlineData("person: { born: yesterday }", "'yesterday' is not a date")]
    [InlineData("person: { ethnicity: purple }", "'purple' is not a national ethnic category code")]
    [InlineData("person: { decile: 0 }", "'0' is not a whole number from 1 to 10.")]
    [InlineData("persons: {}", "'persons' is not expected here.")]
    public void A_mistake_in_an_example(string example, string what)
    {
        var yaml = Register("has: hypertension") + $"examples:\n  - {{ {example}, on: 2026-11-01, expect: true }}\n";

        Assert.Contains(TemporaryContent.With(yaml).Problems, problem => problem.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_example_is_reported_by_the_check_and_not_by_the_reader()
    {
        var pack = TemporaryContent.With(Register("has: hypertension") + "examples:\n  - { person: {}, on: 2026-11-01, expect: true }\n");

        var result = ContentCheck.Run(pack);

        Assert.Empty(pack.Problems);
        Assert.Equal(new ExampleFailure("register", "a", 1, "expected true, got false"), Assert.Single(result.Failures));
        Assert.Equal((1, 0), (result.ExamplesRun, result.ExamplesPassed));
        Assert.Equal(["register a"], result.TooFewExamples);
        Assert.False(result.IsClean);
    }

    [Fact]
    public void A_broken_document_is_left_out_and_a_broken_pack_cannot_be_used()
    {
        var pack = TemporaryContent.With(Register("has: hypertenson"));

        Assert.Empty(pack.Of<Register>());
        var refused = Assert.Throws<ContentUnreadableException>(() => pack.Finding);
        Assert.Contains("test.yaml:6:8", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ContentUnreadableException>(() => pack.Guidance);
    }

    [Fact]
    public void A_folder_without_content_is_refused()
    {
        using var empty = new TemporaryContent();

        Assert.Throws<ContentUnreadableException>(() => ContentPack.Load(empty.Folder, new CodeBook()));
        Assert.Throws<ContentUnreadableException>(() => ContentPack.Load(Path.Combine(empty.Folder, "nowhere"), new CodeBook()));
    }

    [Fact]
    public void A_file_that_is_not_text_is_a_problem_and_not_a_crash()
    {
        using var content = new TemporaryContent();
        content.Write("a-sound.yaml", TemporaryContent.Sound);
        File.WriteAllBytes(Path.Combine(content.Folder, "picture.yaml"), [0xFF, 0xD8, 0xFF, 0xE0, 0x00]);

        var problem = Assert.Single(ContentPack.Load(content.Folder, new CodeBook()).Problems);

        Assert.Equal("picture.yaml:1:1: The file is not UTF-8 text.", problem.ToString());
    }

    [Fact]
    public void A_room_may_bring_its_own_kind_of_document()
    {
        const string Yaml = "tariff: walking\npence: 1150\nwho: { has: hypertension }\n";

        var pack = TemporaryContent.With(Yaml, new ContentKind<Tariff>("tariff", (id, entry) => new Tariff(id, entry.Whole("pence", 0, 100_000), entry.Criterion("who"))));

        Assert.Empty(pack.Problems);
        Assert.Equal(new Tariff("walking", 1150, new Criterion.Has("hypertension")), Assert.Single(pack.Of<Tariff>()));
        Assert.Contains("Nothing reads", Assert.Single(TemporaryContent.With(Yaml).Problems).What);
    }

    [Fact]
    public void Approval_carries_who_and_when_and_is_of_what_the_rule_says_and_of_nothing_else()
    {
        const string Rule = "rule: a\nversion: 1\noffer: advice\nbecause: x\nwhen: { measure: systolic-blood-pressure, at-least: target }\ngrade: consensus\nsource: { ref: x, flag: U }\n";
        var print = Assert.Single(TemporaryContent.With(Rule + "approval: draft\n").Of<GuidanceRule>()).Fingerprint;
        var approval = $"approval: {{ by: Dr A. Example, role: Clinical safety officer, on: 2027-01-15, of: {print[..16]} }}\n";

        var pack = TemporaryContent.With(Rule + approval);
        Assert.Equal(new Approval("Dr A. Example", new DateOnly(2027, 1, 15), "Clinical safety officer", print[..16]), Assert.Single(pack.Of<GuidanceRule>()).Approval);
        Assert.Equal(1, ContentCheck.Run(pack).Coverage.Single(row => row.Kind == "rule").Approved);

        var changed = TemporaryContent.With(Rule.Replace("because: x", "because: y", StringComparison.Ordinal) + approval);
        Assert.True(Assert.Single(changed.Of<GuidanceRule>()).Approval.IsDraft);
    }

    [Fact]
    public void A_changed_threshold_changes_the_fingerprint_of_the_rules_that_use_it_and_of_no_other()
    {
        using var copy = new TemporaryContent();
        copy.CopyFrom(Shipped.Folder);
        copy.Change("registers/tables.yaml", "- { value: 38 }", "- { value: 37.8 }");
        var (before, after) = (Shipped.Pack.Of<Contraindication>(), Shipped.Load(copy.Folder).Of<Contraindication>());

        var changed = before.Zip(after).Where(pair => pair.First.Fingerprint != pair.Second.Fingerprint).Select(pair => pair.First.Id);

        Assert.Equal(["febrile-illness"], changed);
    }

    private static string Register(string who, string id = "a") =>
        $"register: {id}\nname: A\nversion: 2026-11-01\ngroup: condition\nwho:\n  {who}\ndefinition: x\nsource: {{ ref: x, flag: U }}\n";

    private sealed record Tariff(string Id, int Pence, Criterion Who);
}
