using System.Data.Common;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.Facts;

/// <summary>Reads a person's whole row with a prepared command, for reading many one after another.</summary>
internal static class WholePerson
{
    public const string Select = """
        select nhs_number, verification, family, given, prefix, birth_date, death_date, has_died, sex, ethnic_category, ethnic_source_code,
          ethnic_source_scheme, address, postcode, lsoa, deprivation_decile, deprivation_index, practice, telephone, email, language, flags
        from records_person where person_id = @person
        """;

    public static Person Read(PersonId id, DbDataReader row) => new()
    {
        Id = id,
        NhsNumber = Text(row, 0) is { } number ? NhsNumber.Parse(number) : null,
        Verification = Enum.Parse<NhsNumberVerification>(row.GetString(1)),
        Name = row.IsDBNull(2) && row.IsDBNull(3) ? null : new PersonName(Text(row, 2), Text(row, 3), Text(row, 4)),
        BirthDate = PartialDate.TryParse(Text(row, 5), out var born) ? born : null,
        DeathDate = PartialDate.TryParse(Text(row, 6), out var died) ? died : null,
        HasDied = Convert.ToBoolean(row.GetValue(7)),
        Sex = Enum.Parse<Sex>(row.GetString(8)),
        Ethnicity = Text(row, 9) is { } category
            ? new Ethnicity(Enum.Parse<EthnicCategory>(category), Text(row, 10) ?? "", Text(row, 11) ?? "")
            : null,
        Address = Text(row, 12),
        Postcode = Postcode.TryParse(Text(row, 13), out var postcode) ? postcode : null,
        Lsoa = Lsoa.TryParse(Text(row, 14), out var lsoa) ? lsoa : null,
        Deprivation = row.IsDBNull(15) ? null : new Deprivation(row.GetInt32(15), Text(row, 16) ?? ""),
        Practice = OdsCode.TryParse(Text(row, 17), out var practice) ? practice : null,
        Telephone = Text(row, 18),
        Email = Text(row, 19),
        Language = Text(row, 20),
        Flags = row.GetString(21) is "[]" ? [] : JsonSerializer.Deserialize<List<DataQualityFlag>>(row.GetString(21), RidgewayJson.Stored)!,
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
