using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>The value of an observation, of a component or of an answer, as it was sent; and the fact it makes.</summary>
internal ref struct ValueDraft
{
    private Quantity quantity;
    private double? number;
    private Concept concept;
    private bool? yes;

    /// <summary>Which value[x] it was; NotUsed where there was none.</summary>
    public ClinicalField Form { get; private set; }

    /// <summary>The name it came under: "valueQuantity".</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    public void Read(ClinicalField form, ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Form = form;
        Name = name;
        switch (form)
        {
            case ClinicalField.ValueQuantity:
                quantity = Quantity.Read(ref json, bench, path);
                break;
            case ClinicalField.ValueNumber:
                number = bench.Number(ref json, path);
                break;
            case ClinicalField.ValueConcept:
                concept = Concept.Read(ref json, bench, path);
                break;
            case ClinicalField.ValueCoding:
                concept = Concept.ReadBare(ref json, bench, path);
                break;
            case ClinicalField.ValueBoolean:
                yes = bench.Bool(ref json, path);
                break;
            default:
                json.Skip();
                break;
        }
    }

    /// <summary>Adds the fact this value makes of a code; what stops it is said in the outcome.</summary>
    public readonly ValueOutcome AddTo(Workbench bench, int code, string path) => Form switch
    {
        ClinicalField.ValueQuantity => AddNumber(bench, code, quantity.Value, quantity.Unit, path),
        ClinicalField.ValueNumber => AddNumber(bench, code, number, unit: null, path),
        ClinicalField.ValueConcept or ClinicalField.ValueCoding => AddAnswer(bench, code, concept.Code),
        ClinicalField.ValueBoolean => AddAnswer(bench, code, yes switch { true => bench.Yes, false => bench.No, null => 0 }),
        _ => AddOther(bench, code),
    };

    private static ValueOutcome AddNumber(Workbench bench, int code, double? value, UnitName? unit, string path)
    {
        if (value is not { } number)
        {
            return ValueOutcome.Ignored("has no number in its value");
        }

        if (double.IsNaN(number))
        {
            return ValueOutcome.SetAside("has a number that cannot be used; correct it at the source");
        }

        if (Measures.Make(bench, code, number, unit, path, out var whyNot) is not { } fact)
        {
            return ValueOutcome.SetAside(whyNot);
        }

        bench.Facts.Add(fact);
        return ValueOutcome.Added;
    }

    private readonly ValueOutcome AddAnswer(Workbench bench, int code, int answer)
    {
        if (answer == 0)
        {
            return ValueOutcome.SetAside(concept.Text.IsEmpty
                ? "has no code that can be used"
                : $"has only words ('{Workbench.Shorten(concept.Text)}'), no code with its code system; code it at the source");
        }

        bench.Facts.Add(new Fact
        {
            Kind = FactKind.Finding,
            Code = code,
            Day = Fact.NoDay,
            EndDay = Fact.NoDay,
            RawValue = double.NaN,
            Answer = answer,
        });
        return ValueOutcome.Added;
    }

    private readonly ValueOutcome AddOther(Workbench bench, int code)
    {
        var name = KindOf(Name);
        return bench.Notes.Of(code).Measure is { } measure
            ? ValueOutcome.SetAside($"is {name}, where a number in {measure.Unit.Shown} is needed")
            : ValueOutcome.Ignored($"has a value that is {name}, neither a number nor a code");
    }

    /// <summary>A few fixed words: reasons are counted, and senders must not be able to make more of them.</summary>
    private static string KindOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("valueString"u8) ? "words"
        : name.SequenceEqual("valueDateTime"u8) || name.SequenceEqual("valueDate"u8) || name.SequenceEqual("valueTime"u8) || name.SequenceEqual("valuePeriod"u8) ? "a date or time"
        : name.SequenceEqual("valueRange"u8) || name.SequenceEqual("valueRatio"u8) ? "a range or ratio"
        : "of another kind";
}

/// <summary>What became of a value.</summary>
/// <param name="IsAdded">A fact was made.</param>
/// <param name="IsTrouble">True where it should have made one; false where nothing was to be had.</param>
/// <param name="Why">Why no fact was made, else empty.</param>
internal readonly record struct ValueOutcome(bool IsAdded, bool IsTrouble, string Why)
{
    public static readonly ValueOutcome Added = new(IsAdded: true, IsTrouble: false, "");

    public static ValueOutcome SetAside(string why) => new(IsAdded: false, IsTrouble: true, why);

    public static ValueOutcome Ignored(string why) => new(IsAdded: false, IsTrouble: false, why);
}
